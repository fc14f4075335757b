import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import config from "./playwright.config";
import { Product } from "./support/product";

/** Makes the README's pictures from the running product: `npm run screenshots`. */
const folder = join(import.meta.dirname, "..", ".github");
const product = await Product.start();
const browser = await chromium.launch({ ...config.use?.launchOptions });
try {
  await mkdir(folder, { recursive: true });
  const page = await browser.newPage({ baseURL: product.url, viewport: { width: 1280, height: 900 } });
  await makeContainers();
  await page.goto(await product.link());
  await page.waitForURL("**/containers");
  await page.getByText("Running").first().waitFor();
  await shoot(page, "dashboard");
  await openReview(page);
  await shoot(page, "review");
} finally {
  await browser.close();
  await product.stop();
}

async function makeContainers(): Promise<void> {
  await product.json("create", "/usr/sbin/nginx", "--name", "web1", "--start");
  await product.json("create", "/usr/sbin/nginx", "--name", "web2", "--image", "64", "--start");
  await product.json("create", "/usr/bin/redis-server", "--name", "sessions", "--start");
  await product.json("create", "/usr/bin/memcached", "--name", "cache");
}

async function openReview(page: Page): Promise<void> {
  await page.goto("/new?executable=/usr/sbin/apache2&name=web3");
  for (const name of [
    "Continue to contents",
    "Continue to mounts",
    /Continue to label/,
    /Continue to review/,
  ]) {
    await page.getByRole("button", { name }).click();
  }
  await page.getByText(/web3 will run/).waitFor();
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
}
