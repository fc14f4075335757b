import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import type { Container } from "@/server/contract/container";
import type { Denial } from "@/server/contract/denial";
import type { DenialList } from "@/server/contract/denial-list";
import { deny } from "./support/deny";
import type { Product } from "./support/product";
import { setHidden } from "./support/set-hidden";
import { expect, test } from "./support/test";

test.describe("denials", () => {
  test.beforeAll(async ({ product }) => {
    for (const name of ["den-a", "den-b"]) {
      await product.json("create", "/usr/bin/sleep", "--name", name, "--arg", "1000", "--network", "none");
    }
  });

  test.afterAll(async ({ product }) => {
    for (const name of ["den-a", "den-b"]) await product.command("delete", name, "--yes", "--force");
  });

  test("appear without reload, with whose they are and why, an attack first", async ({
    product,
    signedIn: page,
  }) => {
    await page.goto("/containers/den-a/denials");
    await expect(page.getByRole("main").getByText("SELinux is off", { exact: true })).toBeVisible();
    await page.goto("/containers");
    await expect(page.locator('[data-container="den-a"]')).toContainText("Stopped");
    await deny(product, "den-a", { path: "/etc/shadow", target: "system_u:object_r:shadow_t:s0" });
    const mark = page.getByRole("link", { name: /^den-a: 1 denial, 1 of them an attack/ });
    await expect(mark).toBeVisible({ timeout: 3000 });
    await expect(page.locator("[data-container]").first()).toHaveAttribute("data-container", "den-a");
    await mark.click();
    const rows = page.getByRole("region", { name: "Denials" }).getByRole("listitem");
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText("den-a tried to read the file /etc/shadow (shadow_t).");
    await expect(rows).toContainText("Attack or bug");
    const other = await product.json<Container>("show", "den-b");
    const file = `system_u:object_r:container_file_t:s0:c${other.pair.join(",c")}`;
    for (let time = 0; time < 3; time++) await deny(product, "den-a", { path: "/srv/x", target: file });
    await expect(rows.first()).toContainText("den-a tried to read den-b's file /srv/x.", { timeout: 3000 });
    await expect(rows.first()).toContainText("3 times");
    await rows.first().getByText("Record").click();
    await expect(rows.first()).toContainText(other.pair.join(",c"));
    await rows.first().getByRole("link", { name: "Denials of den-b" }).click();
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText("den-a tried to read den-b's file /srv/x.");
  });

  test("are the same for the command", async ({ product }) => {
    const { stdout, exitCode } = await product.command("denials", "--container", "den-b", "--json");
    expect(exitCode).toBe(0);
    const denials = stdout.split("\n").map((line) => JSON.parse(line) as Denial);
    expect(denials.map(({ container, victim, path }) => [container, victim, path])).toEqual(
      Array.from({ length: 3 }, () => ["den-a", "den-b", "/srv/x"]),
    );
  });

  test("are dismissed, and come back with one more of them", async ({ product, signedIn: page }) => {
    await page.goto("/containers/den-a/denials");
    const rows = page.getByRole("region", { name: "Denials" }).getByRole("listitem");
    await expect(rows).toHaveCount(2);
    const shadow = rows.filter({ hasText: "/etc/shadow" });
    await shadow.getByRole("button", { name: "Dismiss" }).click();
    await expect(rows).toHaveCount(1);
    await expect(page.getByRole("heading", { name: "One thing to see to" })).toBeVisible();
    await expect.poll(() => denialsOf(product, "den-a")).toMatchObject({ count: 3, suspicious: 3 });
    await page.getByRole("switch", { name: "Show dismissed (1)" }).click();
    await expect(shadow).toContainText("Dismissed by one-time link,");
    await shadow.getByRole("button", { name: "Bring back" }).click();
    await expect(shadow).not.toContainText("Dismissed by");
    const [first] = (await listRows(product)).filter(({ denial }) => denial.path === "/etc/shadow");
    await product.json("denials", "dismiss", "den-a", String(first?.id.slice(0, 10)));
    await expect(shadow).toContainText("Dismissed by root,");
    await deny(product, "den-a", { path: "/etc/shadow", target: "system_u:object_r:shadow_t:s0" });
    await expect(shadow).toContainText("Back: one more since root dismissed it", { timeout: 3000 });
    await expect.poll(() => denialsOf(product, "den-a")).toMatchObject({ count: 4, suspicious: 4 });
    await product.json("denials", "restore", "den-a", String(first?.id));
    await expect(shadow).not.toContainText("Back:");
    const { exitCode, stderr } = await product.command("denials", "dismiss", "den-b", String(first?.id));
    expect([exitCode, stderr]).toEqual([3, expect.stringContaining("No denial has an id")]);
  });

  test("are taken along as text, and as a policy module only where a rule may allow them", async ({
    product,
    signedIn: page,
  }) => {
    await deny(product, "den-b", {
      path: "/usr/lib/systemd/system/x.service",
      target: "system_u:object_r:systemd_unit_t:s0",
    });
    await page.goto("/containers/den-b/denials");
    const rows = page.getByRole("region", { name: "Denials" }).getByRole("listitem");
    const unit = rows.filter({ hasText: "x.service" });
    await expect(unit).toBeVisible({ timeout: 3000 });
    const module = await download(page, unit, "Download as policy module");
    expect(module).toContain("(allow sc_den-b_t systemd_unit_t (file (read)))");
    const { stdout } = await product.command("denials", "--container", "den-b", "--export", "cil");
    expect(stdout.trim()).toBe(module.trim());
    const text = await download(page, rows.filter({ hasText: "/srv/x" }), "Download as text");
    expect(text).toContain("den-a tried to read den-b's file /srv/x.");
    expect(text).toContain("An attack or a bug.");
    expect(text).toContain("type=PROCTITLE msg=audit(");
    await rows.filter({ hasText: "/srv/x" }).getByRole("button", { name: "Export" }).click();
    await expect(page.getByRole("menuitem", { name: "Download as policy module" })).toContainText(
      "No rule of the policy may allow this.",
    );
    await page.keyboard.press("Escape");
    const refused = await product.command("denials", "--container", "den-a", "--export", "cil");
    expect([refused.exitCode, refused.stderr]).toEqual([4, expect.stringContaining("No rule of the policy")]);
  });

  for (const width of [1280, 414]) {
    for (const colorScheme of ["light", "dark"] as const) {
      test(`are fit to be read at ${width}, ${colorScheme}`, async ({ signedIn: page }) => {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        for (const route of ["/containers/den-a/denials", "/containers"]) {
          await page.goto(route);
          await expect(page.getByRole("link", { name: /^den-a: 5 denials/ }).first()).toBeVisible();
          for (const record of await page.getByText("Record", { exact: true }).all()) await record.click();
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(
            violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(" ")}`),
          ).toEqual([]);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          );
          expect(overflow).toBeLessThanOrEqual(0);
        }
      });
    }
  }

  test("are told of in the background to who asked for it, and to nobody else", async ({
    product,
    signedIn: page,
    context,
  }) => {
    await context.grantPermissions(["notifications"]);
    await recordNotifications(page);
    const row = page.locator('[data-container="den-b"]');
    const shown = () => page.evaluate(() => sessionStorage.getItem("shown") ?? "");
    await setFocused(page, false);
    await deny(product, "den-b", { path: "/srv/y", target: "system_u:object_r:var_t:s0" });
    await expect(row.getByRole("link", { name: /^den-b: 5 denials/ })).toBeVisible();
    expect(await shown()).toBe("");

    await page.getByRole("button", { name: /one-time link/ }).click();
    await page.getByRole("menuitem", { name: "Notify me of denials" }).click();
    await expect(page.getByText("You are notified of denials")).toBeVisible();
    await setHidden(page, true);
    await deny(product, "den-b", { path: "/etc/shadow", target: "system_u:object_r:shadow_t:s0" });
    await expect.poll(shown).toBe("den-b: an attack or a bug was stopped|1 new denial, 6 in all.\n");
    await setHidden(page, false);
    await setFocused(page, true);
    await deny(product, "den-b", { path: "/srv/z", target: "system_u:object_r:var_t:s0" });
    await expect(row.getByRole("link", { name: /^den-b: 7 denials/ })).toBeVisible();
    expect((await shown()).split("\n")).toHaveLength(2);
  });
});

/** Keeps what the page shows, besides showing it. */
async function recordNotifications(page: Page): Promise<void> {
  await page.evaluate(() => {
    const Shown = window.Notification;
    window.Notification = class extends Shown {
      constructor(title: string, options?: NotificationOptions) {
        super(title, options);
        const before = sessionStorage.getItem("shown") ?? "";
        sessionStorage.setItem("shown", `${before}${title}|${options?.body ?? ""}\n`);
      }
    };
  });
}

/** A browser without windows takes every page for the one that is looked at. */
async function setFocused(page: Page, isFocused: boolean): Promise<void> {
  await page.evaluate((focused) => {
    document.hasFocus = () => focused;
  }, isFocused);
}

async function denialsOf(product: Product, name: string): Promise<Container["denials"]> {
  return (await product.json<Container>("show", name)).denials;
}

async function listRows(product: Product): Promise<DenialList["groups"]> {
  return (await product.json<DenialList>("denials", "list", "den-a")).groups;
}

async function download(page: Page, row: Locator, entry: string): Promise<string> {
  await row.getByRole("button", { name: "Export" }).click();
  const begun = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: entry }).click();
  return readFile(await (await begun).path(), "utf8");
}
