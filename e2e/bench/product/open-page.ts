import { chromium, type Page } from "@playwright/test";
import type { Bench } from "../bench";

/** A page of the product in Chromium, signed in, at the list of containers; closed at the end of the bench. */
export async function openPage(bench: Bench): Promise<Page> {
  const { product } = await bench.product();
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
  bench.cleanup.defer(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  // esbuild, by which tsx runs this, wraps functions in a call of that name (keepNames), also those for the page.
  await page.addInitScript("globalThis.__name = (named) => named");
  await page.goto(await product.link());
  await page.waitForURL("**/containers");
  return page;
}
