import type { BrowserContext, Page, Request } from "@playwright/test";
import { execa } from "execa";
import { setHidden } from "./support/set-hidden";
import { expect, test } from "./support/test";

const name = "live-a";
const virsh = (...args: string[]) => execa("virsh", ["-c", "lxc:///", ...args]);
const soon = { timeout: 3000 };

test.describe("the stream of events", () => {
  test.beforeAll(async ({ product }) => {
    await product.json("create", "/usr/bin/sleep", "--name", name, "--arg", "1000", "--network", "none");
  });

  test.afterAll(async ({ product }) => {
    await product.command("delete", name, "--yes", "--force");
  });

  test("eight tabs share one connection, and the next takes over when one goes", async ({
    signedIn: first,
    context,
  }) => {
    const holders = watchConnections(context);
    const tabs = [first];
    await first.reload();
    while (tabs.length < 8) {
      const tab = await context.newPage();
      await tab.goto(first.url());
      await expect(rowOf(tab)).toContainText("Stopped");
      tabs.push(tab);
    }
    expect(holders()).toEqual([first]);

    await virsh("start", name);
    for (const tab of tabs) await expect(rowOf(tab)).toContainText("Running", soon);
    // The browser has connections left for what the last tab asks now.
    const last = await context.newPage();
    await last.goto(new URL(`/containers/${name}/log`, first.url()).href);
    await expect(last.getByRole("heading", { name, exact: true })).toBeVisible();

    await first.close();
    await virsh("destroy", name);
    for (const tab of tabs.slice(1)) await expect(rowOf(tab)).toContainText("Stopped", soon);
    expect(holders()).toHaveLength(1);
  });

  test("a hidden tab holds no connection, and is up to date as soon as it is seen", async ({
    signedIn: page,
  }) => {
    await expect(rowOf(page)).toContainText("Stopped");
    const ended = page.waitForEvent("requestfailed", (request) => request.url().includes("/events.stream"));
    await setHidden(page, true);
    await ended;
    const again = page.waitForRequest(/\/events\.stream/, { timeout: 2000 });
    await Promise.all([virsh("start", name), expect(again).rejects.toThrow("Timeout")]);
    await expect(rowOf(page)).toContainText("Stopped");
    await setHidden(page, false);
    await expect(rowOf(page)).toContainText("Running", soon);
    await virsh("destroy", name);
    await expect(rowOf(page)).toContainText("Stopped", soon);
  });

  test("what a container uses is read while its page is looked at", async ({ signedIn: page }) => {
    const asked = (wanted: boolean) =>
      page.waitForRequest((request) => {
        const url = decodeURIComponent(request.url());
        return url.includes("/events.stream") && url.includes(`figures:${name}`) === wanted;
      });
    await virsh("start", name);
    await Promise.all([asked(true), page.goto(`/containers/${name}`)]);
    const panel = page.getByRole("region", { name: "In use now" });
    await expect(panel).toContainText(/Processor\d+(\.\d)? % of one processor/);
    await expect(panel).toContainText(/Memory\d\S* [KM]iB of \d+ MiB/);
    await expect(panel).toContainText(/Tasks\d/);
    await virsh("destroy", name);
    await expect(panel).toBeHidden(soon);
    await Promise.all([
      asked(false),
      page.getByRole("link", { name: "Containers", exact: true }).first().click(),
    ]);
  });
});

/** Tells which pages hold a connection for events. */
function watchConnections(context: BrowserContext): () => Page[] {
  const open = new Map<Request, Page>();
  context.on("request", (request) => {
    if (request.url().includes("/events.stream")) open.set(request, request.frame().page());
  });
  context.on("requestfailed", (request) => open.delete(request));
  context.on("requestfinished", (request) => open.delete(request));
  return () => [...open.values()].filter((page) => !page.isClosed());
}

function rowOf(page: Page) {
  return page.locator(`[data-container="${name}"]`);
}
