import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../root.mjs";
import { listProductionPackages } from "./list-production-packages.mjs";

const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));

describe("packages of production", () => {
  it("has every dependency of package.json and nothing that only development needs", () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const found = listProductionPackages(lock, () => true);
    for (const name of Object.keys(dependencies)) expect(found).toContain(`node_modules/${name}`);
    for (const name of ["vitest", "@playwright/test", "@biomejs/biome"]) {
      expect(Object.keys(devDependencies)).toContain(name);
      expect(found).not.toContain(`node_modules/${name}`);
    }
  });

  it("finds a package where Node finds it: the nearest one above", () => {
    const packages = {
      "": { dependencies: { a: "1" } },
      "node_modules/a": { dependencies: { b: "1" }, peerDependencies: { c: "1", d: "1" } },
      "node_modules/a/node_modules/b": { dependencies: { c: "1" }, optionalDependencies: { e: "1" } },
      "node_modules/b": {},
      "node_modules/c": { peerDependencies: { f: "1" }, peerDependenciesMeta: { f: { optional: true } } },
      "node_modules/d": {},
      "node_modules/e": {},
      "node_modules/f": {},
    };
    expect(listProductionPackages({ packages }, (folder) => folder !== "node_modules/e")).toEqual([
      "node_modules/a",
      "node_modules/a/node_modules/b",
      "node_modules/c",
      "node_modules/d",
    ]);
  });
});
