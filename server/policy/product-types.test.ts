import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { productTypes } from "./product-types";

it("lists every type of the product that a container's name could lead to", () => {
  const policy = readFileSync("server/policy/sandboxcontainer_product.cil", "utf8");
  const declared = [...policy.matchAll(/^\(type (sc_[a-z0-9-]+_t)\)$/gm)].map(([, type]) => type);
  expect([...productTypes]).toEqual(declared.toSorted((one = "", other = "") => one.localeCompare(other)));
});
