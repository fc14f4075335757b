import type { Page } from "@playwright/test";
import { expect, it } from "vitest";
import { ask } from "../ask";
import { deliberately } from "../deliberately";
import { readPageStatus } from "../read-page-status";
import { show } from "../show-container";

/**
 * What no longer holds is on the page of a running container at once, and gone when it holds again; and the page says so
 * when it cannot know. `exported` is the module with what a rule may allow of its denials.
 */
export function testAlarms(open: () => Page, name: string, exported: string): void {
  it("raises the alarm for a process with another label, for a permissive type and for a permissive host", async () => {
    const page = open();
    const { address, initPid } = await show<{ address: string; initPid: number }>(name);
    const group = `/sys/fs/cgroup"$(sed -n 's/^0:://p' /proc/${initPid}/cgroup)"/cgroup.procs`;
    const banner = page.getByText(/SELinux is permissive on/).first();
    await deliberately(async () => {
      await Promise.all([
        ask(`sh -c 'echo $$ >"$1" && exec sleep 20' sh ${group}`),
        page.getByText("Wrong label", { exact: true }).first().waitFor(),
      ]);
      await page.getByText("Enforced", { exact: true }).first().waitFor();
      await Promise.all([
        ask(`nsenter --target ${initPid} --all sleep 20`),
        page.getByText("Wrong label", { exact: true }).first().waitFor(),
      ]);
      await page.getByText("Enforced", { exact: true }).first().waitFor();

      const lax = "/root/lax.cil";
      await ask(`echo '(typepermissive sc_vmweb_t)' >${lax} && semodule --install ${lax} ${exported}`);
      await page.getByText("Permissive type", { exact: true }).first().waitFor();
      await ask("semodule --remove lax");
      await page.getByText("Enforced", { exact: true }).first().waitFor();
      expect(await readPageStatus(`http://${address}:8081/modprobe`)).toBe("403");
      expect(await readPageStatus(`http://${address}:8081/units/none`)).toBe("404");

      await ask("setenforce 0");
      await banner.waitFor();
      await page.getByText("Not enforced", { exact: true }).first().waitFor();
      expect(JSON.parse(await ask("sandboxcontainer list --json"))).toMatchObject([
        { name, confinement: "not-enforced" },
      ]);
      await ask("setenforce 1");
      await page.getByText("Enforced", { exact: true }).first().waitFor();
      await banner.waitFor({ state: "hidden" });
    });
  });

  it("says that it is stale while the helper is away, and is up to date by itself when it is back", async () => {
    const page = open();
    const mark = page.getByText(/^Stale since/).first();
    const before = await show<{ denials: { count: number } }>(name);
    expect(before.denials.count).toBeGreaterThan(0);
    await ask("systemctl kill --signal=KILL sandboxcontainer-helper.service");
    await mark.waitFor();
    await mark.waitFor({ state: "detached" });
    await page.getByText("Enforced", { exact: true }).first().waitFor();
    // What it had seen denied is known still, and nothing is counted twice.
    expect((await show<typeof before>(name)).denials).toEqual(before.denials);
  });
}
