import { appendFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { execa } from "execa";
import type { Container } from "@/server/contract/container";
import { ensureLibvirt } from "@/server/setup/lib/ensure-libvirt.mjs";
import { auditRecords } from "./support/audit-records";
import type { Product } from "./support/product";
import { expect, test } from "./support/test";

const name = "out-a";
const virsh = (...args: string[]) => execa("virsh", ["-c", "lxc:///", ...args]);
const show = (product: Product) => product.json<Container>("show", name);

test.describe("an outage", () => {
  test.beforeAll(async ({ product }) => {
    const choices = ["--network", "none", "--arg", "1000", "--start"];
    await product.json("create", "/usr/bin/sleep", "--name", name, ...choices);
  });

  test.afterAll(async ({ product }) => {
    await product.command("delete", name, "--yes", "--force");
  });

  test("of the helper is said, and ends by itself; of what was denied meanwhile nothing is lost and nothing twice", async ({
    product,
    signedIn: page,
    noise,
  }) => {
    const { processContext, initPid } = await show(product);
    const shadow = { path: "/etc/shadow", target: "system_u:object_r:shadow_t:s0" };
    const deny = (times: number) => appendFile(product.auditLog, auditRecords(processContext, shadow, times));
    await page.goto(`/containers/${name}/denials`);
    const row = page.getByRole("region", { name: "Denials" }).getByRole("listitem");
    await deny(3);
    await expect(row).toContainText("3 times");

    await deny(500);
    const killed = product.killHelper();
    await deny(70);
    await killed;
    await expect(staleMark(page)).toContainText("reconnecting");
    await deny(200);
    await product.up();
    await expect(staleMark(page)).toBeHidden();
    await expect(row).toContainText("773 times");
    await deny(1);
    await expect(row).toContainText("774 times");
    expect(await show(product)).toMatchObject({ state: "running", initPid, denials: { count: 774 } });
    ignoreOutage(noise);
  });

  test("of libvirt is said, and what happened meanwhile is seen afterwards", async ({
    product,
    signedIn: page,
    noise,
  }) => {
    const libvirtd = await product.findPid("libvirtd");
    if (libvirtd === null) console.log(`Skipped: ${notOurs}`);
    test.skip(libvirtd === null, notOurs);
    const row = page.locator(`[data-container="${name}"]`);
    await expect(row).toContainText("Running");
    const { initPid } = await show(product);
    if (libvirtd !== null) process.kill(libvirtd, "SIGKILL");
    await expect(staleMark(page)).toContainText("libvirt does not answer");
    process.kill(initPid ?? 0, "SIGKILL");
    const libvirt = await ensureLibvirt();
    await expect(row).toContainText("Stopped");
    await expect(staleMark(page)).toBeHidden();
    await virsh("start", name);
    await expect(row).toContainText("Running", { timeout: 3000 });
    // What follows finds libvirt started by the product again.
    await product.down();
    await libvirt.stop();
    await product.up();
    await expect(row).toContainText("Running");
    ignoreOutage(noise);
  });
});

const notOurs = "libvirt answered before the product was started, and is not ours to kill.";

function staleMark(page: Page) {
  return page.getByText(/^Stale since/);
}

/** The browser logs each connection that is refused while the product is away, and what is answered while its helper is. */
function ignoreOutage(noise: string[]): void {
  noise.splice(0, noise.length, ...noise.filter((line) => !/net::ERR_|^502 |status of 502/.test(line)));
}
