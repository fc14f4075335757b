import type { Page } from "@playwright/test";

/**
 * Resolves with the moment (milliseconds since the epoch, finer than `Date.now()`) of the first frame in which the element
 * has the text: what is there when a frame begins is drawn with it. Throws after 20 seconds.
 */
export async function painted(page: Page, selector: string, text: string): Promise<number> {
  const found = await page.waitForFunction(
    ([where = "", what = ""]) =>
      (document.querySelector(where)?.textContent.includes(what) ?? false) &&
      performance.timeOrigin + performance.now(),
    [selector, text],
    { polling: "raf", timeout: 20_000 },
  );
  return Number(await found.jsonValue());
}
