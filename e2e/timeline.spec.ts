import { existsSync } from "node:fs";
import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { deny } from "./support/deny";
import { expect, test } from "./support/test";

const name = "time-a";

test.describe("the timeline", () => {
  test.beforeAll(async ({ product }) => {
    await product.json("create", "/usr/bin/sleep", "--name", name, "--arg", "1000", "--network", "none");
  });

  test.afterAll(async ({ product }) => {
    await product.command("delete", name, "--yes", "--force");
  });

  test("tells in one list what happened, as it happens, and the command says the same", async ({
    product,
    signedIn: page,
  }) => {
    await page.goto(`/containers/${name}/timeline`);
    const rows = page.getByRole("region", { name: "Timeline" }).getByRole("listitem");
    await expect(rows.filter({ hasText: /Build: done in .*by root/ })).toHaveCount(1);

    // Started by a person on the page, ended by somebody behind its back.
    await page.getByRole("button", { name: "Start", exact: true }).click();
    await expect(rows.filter({ hasText: /Start: done in .*by one-time link/ })).toHaveCount(1);
    await expect(rows.filter({ hasText: /^Running/ })).toHaveCount(1);
    await execa("virsh", ["-c", "lxc:///", "destroy", name]);
    await expect(rows.filter({ hasText: /^Stopped: / })).toHaveCount(1);

    // An error that its program prints, and something that it is denied.
    const log = join(product.stateDir, "containers", name, "log", "output.log");
    await appendFile(log, `${new Date().toISOString()} INFO all is well\n`);
    await appendFile(log, `${new Date().toISOString()} ERROR it broke\n    at once\n`);
    await expect(rows.filter({ hasText: "ERROR it broke" })).toHaveCount(1);
    await expect(rows.filter({ hasText: "all is well" })).toHaveCount(0);
    await deny(product, name, { path: "/etc/shadow", target: "system_u:object_r:shadow_t:s0" });
    await expect(rows.filter({ hasText: "Denials" })).toHaveCount(1);

    const entries = await product.json<{ kind: string; at: number; title: string }[]>("timeline", name);
    const asked = entries.filter(({ kind }) => kind === "activity").map(({ title }) => title);
    expect(asked).toEqual(["Begin a draft (executable /usr/bin/sleep): done"]);
    expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).sort((a, b) => b - a));
    expect([...new Set(entries.map(({ kind }) => kind))].sort()).toEqual([
      "activity",
      "denial",
      "log",
      "state",
      "work",
    ]);
    const { stdout } = await product.command("timeline", name, "--kind", "work");
    expect(stdout).toMatch(/work +root +Build: done/);
    expect(stdout).not.toContain("it broke");

    // The kinds are in the address, and an entry leads to the line itself.
    await page.getByRole("checkbox", { name: "State" }).click();
    await expect(rows.filter({ hasText: /^Running/ })).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole("checkbox", { name: "State" })).not.toBeChecked();
    await expect(rows.filter({ hasText: /^Running/ })).toHaveCount(0);
    await rows.filter({ hasText: "ERROR it broke" }).getByRole("link", { name: /^Show/ }).click();
    await expect(page.locator("[aria-current='true']")).toContainText("ERROR it broke");
  });

  test("knows after a restart of the helper what happened meanwhile, once", async ({ product }) => {
    await product.json("start", name);
    const { initPid } = await product.json<{ initPid: number }>("show", name);
    const before = await product.json<{ id: string; title: string }[]>("timeline", name, "--kind", "state");
    expect(before[0]?.title).toBe("Running");
    await product.down();
    process.kill(initPid, "SIGTERM");
    await expect.poll(() => existsSync(`/proc/${initPid}`)).toBe(false);
    await product.up();
    const after = await product.json<{ id: string; title: string }[]>("timeline", name, "--kind", "state");
    expect(after.slice(1)).toEqual(before);
    expect(after[0]?.title).toMatch(/^Stopped: /);
  });
});
