import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

it("the product's own types and attributes are none that a container's name could lead to (type-of.ts)", () => {
  const text = readFileSync("server/policy/sandboxcontainer_product.cil", "utf8");
  const declared = [...text.matchAll(/^\((?:type|typeattribute) ([^)]+)\)$/gm)].map(([, name]) => name ?? "");
  expect(declared.length).toBeGreaterThan(8);
  expect(declared.filter((name) => name.startsWith("sc_"))).toEqual([]);
});
