import { appendFile, open, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/test";

const name = "log-a";
const million = 1_000_000;
const mostRows = 150;

test.describe("the log", () => {
  test.beforeAll(async ({ product }) => {
    await product.json("create", "/usr/bin/sleep", "--name", name, "--arg", "1000", "--network", "none");
  });

  test.afterAll(async ({ product }) => {
    await product.command("delete", name, "--yes", "--force");
  });

  test("is filtered by the command, too", async ({ product }) => {
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    const path = pathOf(product.stateDir);
    const lines = [
      "90 INFO old one",
      "20 ERROR it Broke",
      "10 WARNING it bends",
      "5 INFO mends",
      "1 ERROR broke anew",
    ];
    await writeFile(
      path,
      lines.map((line) => `${line.replace(/^\d+/, (minutes) => ago(Number(minutes)))}\n`).join(""),
    );
    const read = async (...args: string[]) => {
      const { stdout } = await product.command("logs", name, ...args);
      return stdout.split("\n").map((line) => line.replace(/^\S+ /, ""));
    };
    expect(await read("--grep", "BROKE")).toEqual(["ERROR it Broke", "ERROR broke anew"]);
    expect(await read("--level", "warning", "-n", "2")).toEqual(["WARNING it bends", "ERROR broke anew"]);
    expect(await read("--since", "15m", "--grep", "it ")).toEqual(["WARNING it bends"]);
    const view = await product.json<{ lines: { level: string }[] }>("logs", name, "--level", "error");
    expect(view.lines.map(({ level }) => level)).toEqual(["error", "error"]);
    const { exitCode, stderr } = await product.command("logs", name, "--since", "soon");
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("--since: soon is no time")]);
  });

  test("a million lines: the first, the middle, the last, and little of it in the page", async ({
    product,
    signedIn: page,
  }) => {
    test.setTimeout(180_000);
    await writeMillion(pathOf(product.stateDir));
    await page.goto(`/containers/${name}/log`);
    await expect(rowOf(page, million)).toContainText(`request ${million} `, { timeout: 20_000 });
    await expect(page.getByText("1,000,000 lines")).toBeVisible();
    const heapBefore = await measureHeap(page);

    const log = page.getByRole("region", { name: "Log" });
    await log.focus();
    await page.keyboard.press("Home");
    await expect(rowOf(page, 1)).toContainText("request 1 ");
    await expect(rowOf(page, 1)).toBeInViewport();
    expect(await countRows(page)).toBeLessThan(mostRows);

    const field = page.getByRole("textbox", { name: "Go to line" });
    await field.fill("500000");
    await field.press("Enter");
    await expect(rowOf(page, 500_000)).toContainText("request 500000 ");
    await expect(rowOf(page, 500_000)).toBeInViewport();
    expect(await countRows(page)).toBeLessThan(mostRows);

    // One step of the wheel is a few lines, also where the scale is shortened, and no line is left out on the way.
    await log.hover();
    const before = await topLine(page);
    await page.mouse.wheel(0, 200);
    await expect.poll(() => topLine(page)).toBe(before + 10);
    await page.mouse.wheel(0, -200);
    await expect.poll(() => topLine(page)).toBe(before);

    await log.focus();
    await page.keyboard.press("End");
    await expect(rowOf(page, million)).toBeInViewport();
    await expect(rowOf(page, million)).toContainText(`request ${million} `);
    // All over the log, and what the page holds stays small.
    for (let part = 1; part < 20; part++) {
      const line = part * 50_000;
      await field.fill(String(line));
      await field.press("Enter");
      await expect(rowOf(page, line)).toContainText(`request ${line} `);
    }
    expect(await countRows(page)).toBeLessThan(mostRows);
    expect((await measureHeap(page)) - heapBefore).toBeLessThan(20 * 1024 * 1024);
  });

  test("search finds every match of a million lines, and goes through them", async ({ signedIn: page }) => {
    test.setTimeout(60_000);
    await page.goto(`/containers/${name}/log`);
    const field = page.getByRole("searchbox", { name: "Search the whole log" });
    await field.fill("REQUEST 77777");
    await field.press("Enter");
    await expect(page.getByText("11 of 11")).toBeVisible({ timeout: 20_000 });
    await expect(rowOf(page, 777_779)).toBeInViewport();
    await page.getByRole("button", { name: "Match before this one" }).click();
    await expect(page.getByText("10 of 11")).toBeVisible();
    await expect(rowOf(page, 777_778)).toHaveAttribute("aria-current", "true");
    for (let index = 9; index >= 1; index--) {
      await page.getByRole("button", { name: "Match before this one" }).click();
      await expect(page.getByText(`${index} of 11`)).toBeVisible();
    }
    await expect(rowOf(page, 77_777)).toBeInViewport();

    await page.getByRole("checkbox", { name: "Only matching lines" }).check();
    await expect(page.getByText("11 lines")).toBeVisible({ timeout: 20_000 });
    expect(await countRows(page)).toBe(11);
    await page.getByRole("link", { name: "Show this line in the whole log" }).first().click();
    await expect(rowOf(page, 77_777)).toBeInViewport();
    await expect(rowOf(page, 77_777)).toHaveAttribute("aria-current", "true");
    // The address is the line's own.
    await page.reload();
    await expect(rowOf(page, 77_777)).toBeInViewport();
  });

  test("only what is serious, and only a time", async ({ signedIn: page }) => {
    test.setTimeout(60_000);
    await page.goto(`/containers/${name}/log`);
    await page.getByRole("combobox", { name: "Level" }).selectOption("error");
    await expect(page.getByText("1,000 lines")).toBeVisible({ timeout: 20_000 });
    await expect(page.locator("[data-row]").last()).toContainText("ERROR");
    await page.goto(`/containers/${name}/log?from=2026-11-24T00:00:10.000Z&to=2026-11-24T00:00:10.999Z`);
    await expect(page.getByText("100 lines")).toBeVisible({ timeout: 20_000 });
    await page.getByRole("region", { name: "Log" }).focus();
    await page.keyboard.press("Home");
    await expect(rowOf(page, 1)).toContainText("request 1000 ");
    await page.getByRole("combobox", { name: "Time" }).selectOption({ label: "All times" });
    await expect(page.getByText("1,000,000 lines")).toBeVisible();
  });

  test("follows, stays where somebody reads, counts what came, and shows what hides", async ({
    product,
    signedIn: page,
  }) => {
    const path = pathOf(product.stateDir);
    await writeFile(path, lines(1, 200));
    await page.goto(`/containers/${name}/log`);
    await expect(rowOf(page, 200)).toBeInViewport();
    await appendFile(path, lines(201, 250));
    await expect(rowOf(page, 250)).toBeInViewport();

    await page.getByRole("region", { name: "Log" }).hover();
    await page.mouse.wheel(0, -1000);
    await expect(page.getByRole("button", { name: "Jump to newest" })).toBeVisible();
    const before = await topLine(page);
    await appendFile(path, lines(251, 287));
    await expect(page.getByRole("button", { name: "37 new lines, jump to newest" })).toBeVisible();
    expect(await topLine(page)).toBe(before);
    await page.getByRole("button", { name: "37 new lines, jump to newest" }).click();
    await expect(rowOf(page, 287)).toBeInViewport();

    await appendFile(path, "\u001b[31mred\u001b[0m \u001b[2Jcleared zero\u200Bwidth safe\u202Etxt\n");
    const row = rowOf(page, 288);
    await expect(row).toBeInViewport();
    await expect(row.locator(".ansi-1")).toHaveText("red");
    for (const shown of ["ESC", "U+200B", "U+202E"]) await expect(row.getByText(shown)).toBeVisible();

    const save = async (link: string) => {
      const download = page.waitForEvent("download");
      await page.getByRole("link", { name: link }).click();
      return readFile(await (await download).path(), "utf8");
    };
    const text = await save("Download");
    const raw = await save("Raw");
    expect(raw).toBe(await readFile(path, "utf8"));
    expect(text).toBe(`${lines(1, 287)}red \\x1b[2Jcleared zero\\u{200b}width safe\\u{202e}txt\n`);
  });

  test("wrapped lines are read to the end, and axe finds nothing", async ({ product, signedIn: page }) => {
    const long = Array.from(
      { length: 300 },
      (_, index) => `line ${index + 1} ${"word ".repeat((index % 7) * 40)}`,
    );
    await writeFile(pathOf(product.stateDir), `${long.join("\n")}\n`);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(`/containers/${name}/log?q=line`);
      await page.getByRole("checkbox", { name: "Wrap" }).check();
      const log = page.getByRole("region", { name: "Log" });
      await log.focus();
      await page.keyboard.press("Home");
      await expect(rowOf(page, 1)).toBeInViewport({ ratio: 1 });
      await page.keyboard.press("End");
      await expect(rowOf(page, 300)).toBeInViewport({ ratio: 1 });
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.html).join(" ")}`)).toEqual(
        [],
      );
    }
  });
});

function pathOf(stateDir: string): string {
  return join(stateDir, "containers", name, "log", "output.log");
}

/** Lines are counted from 1 on, as the page does. */
function rowOf(page: Page, line: number) {
  return page.locator(`[data-row="${line - 1}"]`);
}

async function countRows(page: Page): Promise<number> {
  return page.locator("[data-row]").count();
}

/** Number of the first line that is in the view whole. */
async function topLine(page: Page): Promise<number> {
  return page.getByRole("region", { name: "Log" }).evaluate((box) => {
    const { top } = box.getBoundingClientRect();
    const rows = [...box.querySelectorAll<HTMLElement>("[data-row]")];
    return Number(rows.find((row) => row.getBoundingClientRect().top >= top - 1)?.dataset.row) + 1;
  });
}

/** Bytes that the page's own objects take, after what is not used any more is gone. */
async function measureHeap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize;
}

/** A line each hundredth of a second, every thousandth an error; written in pieces. */
async function writeMillion(path: string): Promise<void> {
  const file = await open(path, "w");
  for (let from = 1; from <= million; from += 50_000) await file.write(lines(from, from + 49_999));
  await file.close();
}

function lines(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const number = from + index;
    const at = new Date(Date.UTC(2026, 10, 24) + number * 10).toISOString();
    const level = number % 1000 === 0 ? "ERROR" : "INFO";
    return `${at} ${level} [worker-${number % 16}] request ${number} took ${number % 97} ms\n`;
  }).join("");
}
