import { Product } from "@/e2e/support/product";
import type { Cleanup } from "../cleanup";
import { findProcess } from "./find-process";
import { WebClient } from "./web-client";

/** The product as its user runs it, a signed-in browser's cookie, and the processes behind it. */
export type BenchProduct = {
  product: Product;
  client: WebClient;
  /** Pids of the two processes. */
  helper: number;
  web: number;
};

/** Starts the product by `npm start`; it is stopped and removed at the end. */
export async function startProduct(cleanup: Cleanup): Promise<BenchProduct> {
  const product = await Product.start();
  cleanup.defer(() => product.stop());
  const client = await WebClient.signIn(product.url, await product.link());
  const [helper, web] = await Promise.all(
    ["helper.mjs", "web.mjs"].map((script) => findProcess(script, product.stateDir)),
  );
  if (helper === undefined || web === undefined) throw new Error("The product's processes were not found.");
  return { product, client, helper, web };
}
