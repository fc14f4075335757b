import type { Page } from "@playwright/test";
import { execa } from "execa";
import { fetchPage } from "./support/http";
import { expectIsolated, insidePath, writeInside } from "./support/isolation";
import { expect, test } from "./support/test";
import { buildContainer } from "./support/wizard";

test("two nginx built in the browser serve their own pages; one stops, the other goes on", async ({
  signedIn: page,
}) => {
  test.setTimeout(300_000);
  await buildContainer(page, { executable: "/usr/sbin/nginx", name: "web-dir" });
  const first = await readAddress(page, "web-dir");
  await buildContainer(page, { executable: "/usr/sbin/nginx", name: "web-img", store: "image" });
  const second = await readAddress(page, "web-img");

  await writeInside("web-dir", "/var/www/html/index.html", "page of web-dir");
  await writeInside("web-img", "/var/www/html/index.html", "page of web-img");
  expect(await Promise.all([fetchPage(first), fetchPage(second)])).toEqual([
    "page of web-dir",
    "page of web-img",
  ]);

  await Promise.all([expectIsolated("web-dir"), expectIsolated("web-img")]);
  const listing = await execa("ls", [
    await insidePath("web-dir", "/var/www/html"),
    await insidePath("web-dir", "/"),
  ]);
  expect(listing.stdout).not.toContain("web-img");

  await page.goto("/containers/web-dir");
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(page.getByRole("heading", { name: "web-dir" }).locator("..")).toContainText("Stopped", {
    timeout: 30_000,
  });
  expect(await domainState("web-dir")).toBe("shut off");
  expect(await domainState("web-img")).toBe("running");
  expect(await fetchPage(second)).toBe("page of web-img");
});

async function readAddress(page: Page, name: string): Promise<string> {
  await page.goto("/containers");
  const row = page.locator(`[data-container="${name}"]`);
  await expect(row).toContainText("Running", { timeout: 30_000 });
  const address = /192\.168\.\d+\.\d+/.exec((await row.textContent()) ?? "")?.[0];
  if (address === undefined) throw new Error(`no address shown for ${name}`);
  return address;
}

async function domainState(name: string): Promise<string> {
  return (await execa("virsh", ["-c", "lxc:///", "domstate", name])).stdout.trim();
}
