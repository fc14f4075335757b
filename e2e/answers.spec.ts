import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { execa } from "execa";
import type { Container } from "@/server/contract/container";
import type { DenialList } from "@/server/contract/denial-list";
import type { Verification } from "@/server/contract/verification";
import { deny } from "./support/deny";
import type { Product } from "./support/product";
import { expect, test } from "./support/test";

const name = "ans-a";
const shared = "/opt/sc-e2e-answers";

test.describe("answers to denials", () => {
  test.beforeAll(async ({ product }) => {
    await mkdir(shared, { recursive: true });
    await writeFile(`${shared}/data`, "the host's\n");
    const choices = ["--network", "none", "--set", `${shared}=shared`, "--arg", "1000", "--start"];
    await product.json("create", "/usr/bin/sleep", "--name", name, ...choices);
  });

  test.afterAll(async ({ product }) => {
    await product.command("delete", name, "--yes", "--force");
    await rm(shared, { recursive: true });
  });

  test("a capability is given, watched, seen to be denied again, and taken back", async ({
    product,
    signedIn: page,
  }) => {
    const netRaw = { permissions: "net_raw", className: "capability", what: "capability=13 " };
    await deny(product, name, netRaw);
    await page.goto(`/containers/${name}/denials`);
    const row = rowsOf(page).filter({ hasText: "net_raw" });
    await row.getByRole("button", { name: "See what changes" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("region", { name: "Plan" })).toContainText("comes: capability net_raw");
    await expect(dialog.getByRole("region", { name: /XML/ })).toContainText("net_raw");
    await expect(dialog.getByRole("region", { name: /CIL/ })).toContainText(
      `(allow sc_${name}_t self (capability (`,
    );
    await checkLook(page);
    expect((await readBounds(product)) & netRawBit).toBe(0n);
    const apply = dialog.getByRole("button", { name: "Apply" });
    await expect(apply).toHaveAttribute("aria-disabled", "true");
    await dialog.getByLabel(`Stop ${name} and start it again`).check();
    const before = await show(product);
    await apply.click();
    await expect(row.getByText("Watching")).toBeVisible({ timeout: 20_000 });
    await expect(row).toContainText("SELinux is off: nothing is denied on this host");
    await expect(row).toContainText("Done by one-time link");
    const after = await show(product);
    expect([after.state, after.uuid, after.pair]).toEqual(["running", before.uuid, before.pair]);
    expect(after.initPid).not.toBe(before.initPid);
    expect((await readBounds(product)) & netRawBit).toBe(netRawBit);
    expect(await dumpXml()).toContain("<net_raw state='on'/>");
    await deny(product, name, netRaw);
    await expect(row.getByText("Still denied")).toBeVisible({ timeout: 5000 });
    await row.getByRole("button", { name: "Undo" }).click();
    await dialog.getByLabel(`Stop ${name} and start it again`).check();
    await expect(dialog.getByRole("region", { name: "Plan" })).toContainText("goes: capability net_raw");
    await dialog.getByRole("button", { name: "Take it back" }).click();
    await expect(row.getByText("Taken back", { exact: true })).toBeVisible({ timeout: 20_000 });
    expect((await readBounds(product)) & netRawBit).toBe(0n);
    expect(await dumpXml()).not.toContain("net_raw");
    await page.goto("/activity");
    const entries = page.getByRole("table", { name: "Activity" });
    await expect(entries).toContainText("Change because of a denial");
    await expect(entries).toContainText("Take such a change back");
  });

  test("a directory that is the host's becomes a copy, by command; its own data stays when that is taken back", async ({
    product,
  }) => {
    const write = { permissions: "write", target: "system_u:object_r:usr_t:s0" };
    await deny(product, name, { ...write, path: `${shared}/data` });
    const id = await findId(product, "data");
    const refused = await product.command("denials", "fix", name, id, "--yes");
    expect([refused.exitCode, refused.stderr]).toEqual([6, expect.stringContaining("has to be stopped")]);
    await product.json("denials", "fix", name, id, "--yes", "--restart");
    const inside = `${await rootOf(product)}${shared}/data`;
    expect(await readFile(inside, "utf8")).toBe("the host's\n");
    await writeFile(inside, "its own\n");
    expect(await readFile(`${shared}/data`, "utf8")).toBe("the host's\n");
    const { findings } = JSON.parse((await product.command("verify", name, "--json")).stdout) as Verification;
    // With SELinux off the kernel gives what the container writes no label; all that was added has one.
    expect(findings.filter(({ kind, state }) => kind === "drift" && state !== "pass")).toMatchObject([
      { id: "files", detail: expect.stringMatching(/^1 of \d+ differ; no label: log\/output\.log\./) },
    ]);
    await product.json("denials", "undo", name, "--yes", "--restart");
    expect(await readFile(`${await rootOf(product)}${shared}/data`, "utf8")).toBe("the host's\n");
    await product.json("denials", "fix", name, id, "--yes", "--restart");
    expect(await readFile(`${await rootOf(product)}${shared}/data`, "utf8")).toBe("its own\n");
  });

  test("memory is mounted over a directory of the host, in a container that does not run", async ({
    product,
  }) => {
    await product.json("stop", name);
    const target = "system_u:object_r:usr_t:s0";
    await deny(product, name, {
      permissions: "write add_name",
      className: "dir",
      path: "/usr/share/misc",
      target,
    });
    await product.json("denials", "fix", name, await findId(product, "misc"), "--yes");
    expect((await show(product)).state).toBe("stopped");
    expect(await dumpXml()).toContain("<target dir='/usr/share/misc'/>");
    await product.json("start", name);
    const mounts = await readFile(`/proc/${(await show(product)).initPid}/mountinfo`, "utf8");
    expect(mounts).toMatch(/ \/usr\/share\/misc rw\S* .*- tmpfs /);
    const { stderr, exitCode } = await product.command(
      "denials",
      "fix",
      name,
      await findId(product, "misc"),
      "--yes",
    );
    expect([exitCode, stderr]).toEqual([4, expect.stringContaining("has this already")]);
  });

  test("nothing is opened for an attack or a bug, and nothing by who may not", async ({ product, page }) => {
    await deny(product, name, { path: "/etc/shadow", target: "system_u:object_r:shadow_t:s0" });
    await deny(product, name, { permissions: "sys_admin", className: "capability", what: "capability=21 " });
    await deny(product, name, { permissions: "sys_nice", className: "capability", what: "capability=23 " });
    await page.goto(await product.link("viewer"));
    await page.waitForURL("**/containers");
    await page.goto(`/containers/${name}/denials`);
    for (const text of ["/etc/shadow", "sys_admin"]) {
      const row = rowsOf(page).filter({ hasText: text });
      await expect(row).toContainText("Attack or bug");
      await expect(row.getByRole("button", { name: "See what changes" })).toHaveCount(0);
      const id = await findId(product, text);
      const { stderr, exitCode } = await product.command("denials", "fix", name, id, "--yes", "--restart");
      expect([exitCode, stderr]).toEqual([4, expect.stringContaining("an attack or a bug")]);
    }
    const allowed = rowsOf(page).filter({ hasText: "sys_nice" });
    await expect(allowed.getByRole("button", { name: "See what changes" })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
    await expect(allowed.getByRole("button", { name: "Dismiss" })).toHaveAttribute("aria-disabled", "true");
    const forged = { name, id: await findId(product, "shadow"), planHash: "0".repeat(64), restart: true };
    const change = { kind: "disposition", path: "/etc/shadow", disposition: "copy" };
    const answer = await page.request.post("/api/trpc/denials.answer", {
      data: { ...forged, change },
      headers: { origin: product.url },
    });
    expect(answer.status()).toBe(403);
  });

  for (const width of [1280, 414]) {
    for (const colorScheme of ["light", "dark"] as const) {
      test(`are fit to be read at ${width}, ${colorScheme}`, async ({ signedIn: page }) => {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        await page.goto(`/containers/${name}/denials`);
        await expect(rowsOf(page).filter({ hasText: "net_raw" })).toContainText("Taken back by");
        await checkLook(page);
        await page.screenshot({ path: `e2e/.output/answers-${width}-${colorScheme}.png`, fullPage: true });
        await rowsOf(page)
          .filter({ hasText: "sys_nice" })
          .getByRole("button", { name: "See what changes" })
          .click();
        await expect(page.getByRole("dialog").getByRole("region", { name: "Plan" })).toBeVisible();
        await checkLook(page);
        await page.screenshot({ path: `e2e/.output/answer-${width}-${colorScheme}.png` });
      });
    }
  }
});

/** CAP_NET_RAW (linux/capability.h). */
const netRawBit = 1n << 13n;

function rowsOf(page: Page): Locator {
  return page.getByRole("region", { name: "Denials" }).getByRole("listitem");
}

async function show(product: Product): Promise<Container> {
  return product.json<Container>("show", name);
}

async function rootOf(product: Product): Promise<string> {
  return `/proc/${(await show(product)).initPid}/root`;
}

async function readBounds(product: Product): Promise<bigint> {
  const status = await readFile(`/proc/${(await show(product)).initPid}/status`, "utf8");
  return BigInt(`0x${/^CapBnd:\s*(\w+)$/m.exec(status)?.[1]}`);
}

async function dumpXml(): Promise<string> {
  return (await execa("virsh", ["-c", "lxc:///", "dumpxml", "--inactive", "--domain", name])).stdout;
}

/** As `denials list` prints it. */
async function findId(product: Product, text: string): Promise<string> {
  let id: string | undefined;
  await expect(async () => {
    const { groups } = await product.json<DenialList>("denials", "list", name);
    id = groups.find(({ denial }) => denial.explanation.sentence.includes(text))?.id.slice(0, 10);
    expect(id).toBeDefined();
  }).toPass({ timeout: 5000 });
  return id ?? "";
}

async function checkLook(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}
