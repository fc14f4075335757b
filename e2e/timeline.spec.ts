import { existsSync } from "node:fs";
import { expect, test } from "./support/test";

const name = "time-a";

test.describe("the timeline", () => {
  test.beforeAll(async ({ product }) => {
    await product.json("create", "/usr/bin/sleep", "--name", name, "--arg", "1000", "--network", "none");
  });

  test.afterAll(async ({ product }) => {
    await product.command("delete", name, "--yes", "--force");
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
