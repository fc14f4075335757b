import { execa } from "execa";
import { expect, test } from "./support/test";

const virsh = (...args: string[]) => execa("virsh", ["-c", "lxc:///", ...args]);

test.describe("dashboard", () => {
  test.beforeAll(async ({ product }) => {
    for (const name of ["dash-a", "dash-b", "dash-c"]) {
      await product.json("create", "/usr/bin/sleep", "--name", name, "--arg", "1000", "--network", "none");
    }
  });

  test.afterAll(async ({ product }) => {
    for (const name of ["dash-a", "dash-b", "dash-c"])
      await product.command("delete", name, "--yes", "--force");
  });

  test("a change made with virsh shows without reload", async ({ signedIn: page }) => {
    const row = page.locator('[data-container="dash-a"]');
    await expect(row).toContainText("Stopped");
    await virsh("start", "dash-a");
    await expect(row).toContainText("Running", { timeout: 3000 });
    await virsh("destroy", "dash-a");
    await expect(row).toContainText("Stopped", { timeout: 3000 });
  });

  test("filters live in the URL", async ({ signedIn: page }) => {
    await page.getByRole("searchbox", { name: /Filter by name/ }).fill("dash-b");
    await expect(page).toHaveURL(/dash-b/);
    await expect(page.locator("[data-container]")).toHaveCount(1);
    await page.reload();
    await expect(page.locator("[data-container]")).toHaveCount(1);
    await expect(page.locator('[data-container="dash-b"]')).toBeVisible();
  });

  test("a bulk start says what will happen to which, and does it", async ({ signedIn: page }) => {
    await virsh("start", "dash-a");
    await expect(page.locator('[data-container="dash-a"]')).toContainText("Running");
    for (const name of ["dash-a", "dash-b", "dash-c"])
      await page.getByRole("checkbox", { name: `Select ${name}` }).check();
    const bar = page.getByRole("region", { name: "Selected containers" });
    await bar.getByRole("button", { name: "Start" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText(/start 2 .*1 .*(alone|already)/i);
    await dialog.getByRole("button", { name: /^Start/ }).click();
    for (const name of ["dash-b", "dash-c"]) {
      await expect(page.locator(`[data-container="${name}"]`)).toContainText("Running", { timeout: 20_000 });
      expect((await virsh("domstate", name)).stdout.trim()).toBe("running");
    }
  });

  test("a stop counts down in sight, then destroys what does not listen", async ({
    product,
    signedIn: page,
  }) => {
    await product.json(
      "create",
      "/usr/bin/sh",
      "--name",
      "dash-deaf",
      "--network",
      "none",
      "--arg",
      "-c",
      "--arg",
      "trap '' TERM; while :; do sleep 1; done",
      "--start",
    );
    const row = page.locator('[data-container="dash-deaf"]');
    await expect(row).toContainText("Running");
    await page.getByRole("button", { name: "Stop dash-deaf" }).click();
    await expect(row).toContainText(/\d+ s/);
    await expect(row).toContainText("Stopped", { timeout: 60_000 });
    await product.json("delete", "dash-deaf", "--yes");
    await expect(row).toHaveCount(0);
  });

  test("a domain undefined behind our back is shown as missing", async ({ product, signedIn: page }) => {
    await product.json("create", "/usr/bin/sleep", "--name", "dash-gone", "--arg", "9", "--network", "none");
    const row = page.locator('[data-container="dash-gone"]');
    await expect(row).toContainText("Stopped");
    await virsh("undefine", "dash-gone");
    await expect(row).toContainText("Missing", { timeout: 3000 });
    await product.json("delete", "dash-gone", "--yes");
  });
});
