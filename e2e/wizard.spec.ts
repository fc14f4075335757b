import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { expect, test } from "./support/test";
import { startDraft, walkToReview } from "./support/wizard";

test("the draft survives a reload and the URL holds the step", async ({ signedIn: page }) => {
  await startDraft(page, { executable: "/usr/sbin/nginx", name: "wiz-a" });
  await page.getByRole("button", { name: "Continue to mounts" }).click();
  await expect(page).toHaveURL(/step=mounts/);
  await page.reload();
  await expect(page.getByText("/usr", { exact: true }).first()).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/step=contents/);
  await page.goto("/new");
  await expect(page.getByRole("link", { name: /wiz-a/ })).toBeVisible();
});

test("a changed disposition changes the mounts", async ({ signedIn: page }) => {
  await startDraft(page, { executable: "/usr/sbin/nginx", name: "wiz-b" });
  await page.getByRole("searchbox", { name: /filter/i }).fill("/var/www/html");
  await page
    .getByRole("combobox", { name: "What becomes of /var/www/html", exact: true })
    .selectOption("shared");
  await expect(page.getByText(/1 mount .*more|added|new/i).first()).toBeVisible();
  await page.getByRole("button", { name: "Continue to mounts" }).click();
  await expect(page.getByText("/var/www/html").first()).toBeVisible();
});

test("the review shows XML, init and space before anything is written", async ({
  product,
  signedIn: page,
}) => {
  await startDraft(page, { executable: "/usr/sbin/nginx", name: "wiz-c" });
  await walkToReview(page);
  await expect(page.getByText(/wiz-c will run nginx/)).toBeVisible();
  await expect(page.getByText("SELinux is off", { exact: false }).first()).toBeVisible();
  const { stdout } = await execa("virsh", ["-c", "lxc:///", "list", "--all", "--name"]);
  expect(stdout).not.toContain("wiz-c");
  await expect(execa("ls", [join(product.stateDir, "containers", "wiz-c")])).rejects.toThrow();
});

test("a failed build leaves nothing behind and the draft as it was", async ({ product, signedIn: page }) => {
  await startDraft(page, { executable: "/usr/sbin/nginx", name: "wiz-d" });
  await walkToReview(page);
  const target = join(product.stateDir, "containers", "wiz-d");
  await mkdir(target, { recursive: true });
  await page.getByRole("button", { name: "Build wiz-d" }).click();
  await expect(page.getByText(/exists already/).first()).toBeVisible({ timeout: 20_000 });
  expect((await execa("ls", ["-A", target])).stdout, "what was there is untouched").toBe("");
  expect((await execa("ls", ["-A", join(product.stateDir, "containers")])).stdout).not.toContain(".staging");
  await page.getByRole("button", { name: "Back to the form" }).click();
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("wiz-d");
  await rm(target, { recursive: true });
});

test("the keyboard is enough, from the picker to the running container", async ({
  product,
  signedIn: page,
}) => {
  test.setTimeout(180_000);
  await page.goto("/new");
  const picker = page.getByRole("combobox", { name: "Executable" });
  await picker.focus();
  await page.keyboard.type("/usr/bin/sleep");
  await expect(page.getByRole("option", { name: "/usr/bin/sleep" }).first()).toBeVisible();
  await page.keyboard.press("Enter");
  const name = page.getByRole("textbox", { name: "Name" });
  await expect(name).toHaveValue("sleep");
  await tabTo(page, name);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("wiz-keys");
  await tabTo(page, page.getByRole("textbox", { name: "Arguments" }));
  await page.keyboard.type("500");
  for (const button of [
    "Continue to contents",
    "Continue to mounts",
    /Continue to label/,
    /Continue to review/,
    "Build wiz-keys",
  ]) {
    await tabTo(page, page.getByRole("button", { name: button }));
    await page.keyboard.press("Enter");
  }
  await page.waitForURL("**/containers/wiz-keys", { timeout: 60_000 });
  expect((await execa("virsh", ["-c", "lxc:///", "domstate", "wiz-keys"])).stdout.trim()).toBe("running");
  await product.json("delete", "wiz-keys", "--yes", "--force");
});

test("what cannot be run is refused in words", async ({ signedIn: page }) => {
  await page.goto("/new");
  const picker = page.getByRole("combobox", { name: "Executable" });
  for (const [path, words] of [
    ["/usr/bin/passwd", /setuid/i],
    ["/etc/hostname", /not (an )?executable|no package/i],
    ["/no/such/program", /not exist|no such|not found/i],
  ] as const) {
    await picker.fill(path);
    await page.getByRole("option", { name: path }).first().click();
    await expect(page.getByText(words).first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Continue to contents" })).toBeDisabled();
  }
});

/** Presses Tab until the element has the focus, as somebody without a mouse does. */
async function tabTo(page: import("@playwright/test").Page, target: import("@playwright/test").Locator) {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 120; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("the element cannot be reached with Tab");
}
