import { gzipSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./support/test";

/** A fifth of what web.dev/cls calls good; most routes have none at all. */
const goodShift = 0.02;

const routes = [
  "/containers",
  "/containers?state=running&text=nothing-has-this-name",
  "/containers/page-a",
  "/containers/page-a/log",
  "/containers/page-a/timeline",
  "/containers/page-a/denials",
  "/containers/page-a/contents",
  "/containers/page-a/mounts",
  "/containers/page-a/label",
  "/containers/page-a/xml",
  "/containers/page-a/init",
  "/containers/page-a/delete",
  "/containers/no-such-container",
  "/new",
  "/activity",
  "/host",
  "/no-such-page",
];

test.describe("pages", () => {
  test.beforeAll(async ({ product }) => {
    await product.json(
      "create",
      "/usr/bin/sleep",
      "--name",
      "page-a",
      "--arg",
      "1000",
      "--network",
      "none",
      "--start",
    );
  });

  test.afterAll(async ({ product }) => {
    await product.command("delete", "page-a", "--yes", "--force");
  });

  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing, ${colorScheme}`, async ({ signedIn: page, noise }) => {
      test.setTimeout(240_000);
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      for (const route of routes) {
        await page.goto(route);
        await page.waitForLoadState("networkidle").catch(() => {});
        const { violations } = await new AxeBuilder({ page })
          .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
          .analyze();
        expect(
          violations.map(({ id, nodes }) => `${route}: ${id} ${nodes.map((node) => node.html).join(" ")}`),
        ).toEqual([]);
      }
      ignoreMissingPage(noise);
    });
  }

  test("nothing shifts and nothing overflows at 1280 and 414", async ({ signedIn: page, noise }) => {
    test.setTimeout(240_000);
    for (const width of [1280, 414]) {
      await page.setViewportSize({ width, height: 800 });
      for (const route of routes) {
        await page.goto(route);
        await page.waitForLoadState("networkidle").catch(() => {});
        const { shift, overflow } = await page.evaluate(measureLayout);
        expect(shift, `layout shift of ${route} at ${width}`).toBeLessThan(goodShift);
        expect(overflow, `${route} is wider than ${width}`).toBeLessThanOrEqual(0);
      }
    }
    ignoreMissingPage(noise);
  });

  test("SELinux off is said on every page and of every container", async ({ signedIn: page, noise }) => {
    for (const route of routes) {
      await page.goto(route);
      await expect(page.getByText(/SELinux is off/).first(), route).toBeVisible();
    }
    await page.goto("/containers");
    await expect(page.locator('[data-container="page-a"]')).toContainText(/not enforced/i);
    ignoreMissingPage(noise);
  });

  test("the first view is at most 200 kB of JS and CSS", async ({ signedIn: page }) => {
    const sizes = new Map<string, number>();
    page.on("response", async (response) => {
      if (!/\.(js|css)(\?|$)/.test(response.url())) return;
      sizes.set(response.url(), gzipSync(await response.body()).length);
    });
    await page.goto("/containers");
    await page.waitForLoadState("networkidle").catch(() => {});
    const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    expect(sizes.size, "saw the files").toBeGreaterThan(2);
    expect(total).toBeLessThanOrEqual(200_000);
  });

  test("the icon is also where browsers look for one by themselves", async ({ product }) => {
    const { status, headers } = await fetch(`${product.url}/favicon.ico`);
    expect([status, headers.get("content-type")]).toEqual([200, "image/svg+xml"]);
  });

  test("every answer carries the headers", async ({ product, page }) => {
    for (const path of [
      "/sign-in",
      "/no-such-page",
      "/api/trpc/auth.me",
      "/api/trpc/nothing",
      "/favicon.ico",
    ]) {
      const { headers } = await fetch(product.url + path);
      expect(headers.get("content-security-policy"), path).toMatch(/frame-ancestors 'none'/);
      expect(headers.get("x-content-type-options"), path).toBe("nosniff");
      expect(headers.get("x-powered-by"), path).toBeNull();
    }
    const refused = await fetch(`${product.url}/api/trpc/auth.signOut`, {
      method: "POST",
      headers: { origin: "http://evil.example", "content-type": "application/json" },
      body: "{}",
    });
    expect(refused.status).toBe(403);
    await page.goto(`${product.url}/sign-in`);
    expect(await page.evaluate(() => document.cookie)).not.toContain("sc_session");
  });
});

/** Sum of the layout shifts since the navigation, and by how much the page is wider than the window. */
async function measureLayout(): Promise<{ shift: number; overflow: number }> {
  const shift = await new Promise<number>((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[]) {
        if (!entry.hadRecentInput) sum += entry.value;
      }
    }).observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
  });
  return { shift, overflow: document.documentElement.scrollWidth - window.innerWidth };
}

/** The browser itself logs a 404 for the page that is not there on purpose. */
function ignoreMissingPage(noise: string[]): void {
  noise.splice(0, noise.length, ...noise.filter((line) => !/status of 404/.test(line)));
}
