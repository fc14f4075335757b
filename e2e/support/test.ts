import { test as base, expect, type Page } from "@playwright/test";
import { Product } from "./product";

type WorkerFixtures = { product: Product };
type TestFixtures = { signedIn: Page; noise: string[] };

/** Every browser test: the real product, a signed-in page, and a failure for any noise (console, requests, helper). */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the first argument to be a pattern
    async ({}, use) => {
      const product = await Product.start();
      await use(product);
      await product.stop();
    },
    { scope: "worker", timeout: 600_000 },
  ],

  baseURL: async ({ product }, use) => {
    await use(product.url);
  },

  noise: [
    async ({ page, product }, use) => {
      const noise: string[] = [];
      const seen = product.output.length;
      page.on(
        "console",
        (message) =>
          message.type() === "error" && noise.push(`console: ${message.text()} (${message.location().url})`),
      );
      page.on("pageerror", (error) => noise.push(`page: ${error.message}`));
      page.on(
        "response",
        (response) => response.status() >= 500 && noise.push(`${response.status()} ${response.url()}`),
      );
      page.on("requestfailed", (request) => {
        const why = request.failure()?.errorText ?? "";
        if (why !== "net::ERR_ABORTED") noise.push(`request: ${why} ${request.url()}`);
      });
      await use(noise);
      noise.push(
        ...product.output.slice(seen).filter((line) => /"level":(50|60)\b|ERROR|Unhandled/.test(line)),
      );
      expect(noise, "no console error, failed request or helper error line").toEqual([]);
    },
    { auto: true },
  ],

  signedIn: async ({ page, product }, use) => {
    await page.goto(await product.link());
    await page.waitForURL("**/containers");
    await use(page);
  },
});

export { expect };
