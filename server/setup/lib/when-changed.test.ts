import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { root } from "./root.mjs";
import { whenChanged } from "./when-changed.mjs";

const directory = ".build/when-changed-test";
const path = (name: string) => join(root, directory, name);

beforeEach(() => mkdirSync(path("."), { recursive: true }));
afterEach(() => {
  rmSync(path("."), { recursive: true });
  rmSync(join(root, ".build", "test-product.inputs"), { force: true });
});

it("builds once for the same content, again for other content, and again after a failure; tests do not count", async () => {
  let runs = 0;
  const build = () =>
    whenChanged("test-product", [directory, "no-such-file"], async () => {
      runs++;
    });
  writeFileSync(path("a.ts"), "1");
  await build();
  writeFileSync(path("a.test.ts"), "x");
  await build();
  expect(runs).toBe(1);
  writeFileSync(path("a.ts"), "2");
  await build();
  expect(runs).toBe(2);
  writeFileSync(path("a.ts"), "3");
  await expect(
    whenChanged("test-product", [directory], () => Promise.reject(new Error("broken"))),
  ).rejects.toThrow("broken");
  await build();
  expect(runs).toBe(3);
});
