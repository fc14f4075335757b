import { describe } from "vitest";
import { testNoise } from "./suites/noise";
import { testProduct } from "./suites/product";

/** The product on the enforcing host, and then what its domains were denied meanwhile. */
describe("product", () => {
  testProduct();
});
describe("noise", () => {
  testNoise();
});
