import { readFileSync } from "node:fs";
import { type Browser, chromium, type Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { typeOf } from "@/server/policy/container/type-of";
import { ask } from "../ask";
import { deliberately } from "../deliberately";
import { hostPaths } from "../host-paths";
import { listLoadedRules } from "../list-loaded-rules";
import { readPageStatus } from "../read-page-status";
import { runGuestScript } from "../run-guest-script";
import { show } from "../show-container";
import { testAlarms } from "./alarms";
import { testAnswers } from "./answers";
import { testHeldTypes } from "./held-types";
import { testUpkeep } from "./upkeep";
import { testWebDomain } from "./web-domain";

const name = "vmweb";
const rpmName = "vmcache";
/** Where the host keeps it; a module is named after its file. */
const exported = "/root/sc_vmweb_denials.cil";
let browser: Browser;
let page: Page;

/**
 * The product, installed on the enforcing host as a user installs it and driven from outside with a browser. What its
 * domains are denied on the way is found by the noise test, which comes after it.
 */
export function testProduct(): void {
  beforeAll(async () => {
    await runGuestScript("install-product.sh", [], "", installMs);
    browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
    page = await browser.newPage();
    page.setDefaultTimeout(patienceMs);
  });
  afterAll(() => browser?.close());

  it("runs as services in domains of its own, although no other program may have execmem", async () => {
    expect(await ask("getsebool allow_execmem")).toBe("allow_execmem --> off\n");
    const domains = await ask("ps -eo label,args | grep -o '^[^ ]*:sandboxcontainer_[a-z]*_t:.*bin/node'");
    expect(domains).toContain("system_u:system_r:sandboxcontainer_helper_t:s0 ");
    expect(domains).toContain("system_u:system_r:sandboxcontainer_web_t:s0 ");
    expect(await ask("ps -eo user=,args= | sed -n 's/ .*bin.node .*//p' | sort -u")).toMatch(
      /^root\nsandbox\S*\n$/,
    );
  });

  it("is found in them by doctor, whether the command looks or the helper", async () => {
    const socket = "--unix-socket /run/sandboxcontainer/root.sock";
    for (const looks of [
      "sandboxcontainer doctor --json",
      `curl --silent ${socket} http://helper/api/trpc/host.doctor`,
    ]) {
      const checks = await ask(`${looks} | python3 -c '${printChecks}'`);
      expect(checks).toContain("own-domains ok\n");
      expect(checks).toContain("confined-by-default ok\n");
    }
  });

  describe("the web process's domain", () => {
    testWebDomain();
  });

  it("signs in with a link from the command, and says that the host enforces", async () => {
    const { url } = JSON.parse(await ask("sandboxcontainer login-link --json")) as { url: string };
    const port = readFileSync(hostPaths.pagePort, "utf8").trim();
    await page.goto(`http://127.0.0.1:${port}/sign-in${new URL(url).hash}`);
    await page.waitForURL("**/containers");
    await page.getByText("No containers").first().waitFor();
    expect(await page.getByText("SELinux is off").count()).toBe(0);
  });

  it("builds and starts a container that is confined by a type and a pair of its own", async () => {
    await page.goto(new URL("/new", page.url()).href);
    await page.getByRole("combobox", { name: "Executable" }).fill("/usr/sbin/nginx");
    await page.getByRole("option", { name: "/usr/sbin/nginx" }).first().click();
    await page.getByRole("textbox", { name: "Name" }).fill(name);
    await page.getByRole("button", { name: "Continue to contents" }).click();
    await page.getByRole("button", { name: "Continue to mounts" }).click();
    await page.getByRole("button", { name: /Continue to label/ }).click();
    await page.getByText("sc_vmweb_t").first().waitFor();
    await page.getByRole("button", { name: /Continue to review/ }).click();
    await page.getByRole("button", { name: `Build ${name}` }).click();
    await page.waitForURL(`**/containers/${name}`);
    await page.getByText("Running", { exact: true }).first().waitFor();
    await page.getByText("Enforced").first().waitFor();
  });

  describe("the type that it made for it", () => {
    testHeldTypes([typeOf(name)], () => listLoadedRules([typeOf(name)]));
  });

  it("serves its page with every process under that label, and its own self-test passes", async () => {
    const { address, initPid } = await show<{ address: string; initPid: number }>(name);
    expect(
      await ask(`curl --silent --retry 30 --retry-all-errors --retry-delay 1 http://${address}/`),
    ).toContain("<title>Welcome to nginx!</title>");
    const labels = await ask(`ps -o label= -p "$(pgrep --ns ${initPid} --nslist pid -d ,)" | sort -u`);
    expect(labels).toMatch(/^system_u:system_r:sc_vmweb_t:s0:c\d+,c\d+\n$/);
    expect(await ask(`sandboxcontainer verify ${name}`)).toMatch(/ 0 failed, 0 not to be seen now\n$/);
  });

  it("keeps its labels when the host is labelled anew", async () => {
    const tree = `/var/lib/sandboxcontainer/containers/${name}`;
    expect(await ask(`restorecon -R -F -n -v ${tree}`)).toBe("");
  });

  it("says in its self-test what a foreign module would let its label do", async () => {
    const rule = `(allow ${typeOf(name)} shadow_t (file (read)))`;
    await ask(`echo '${rule}' >/root/foreign.cil && semodule --priority 500 --install /root/foreign.cil`);
    expect(await ask(`! sandboxcontainer verify ${name}`)).toContain("read the host's passwords");
    await ask("semodule --priority 500 --remove foreign");
  });

  it("says so in its self-test when a rule of the administrator would take them", async () => {
    const rule = `'/var/lib/sandboxcontainer/containers/${name}/log(/.*)?'`;
    await ask(`semanage fcontext --add --type var_t ${rule}`);
    expect(await ask(`! sandboxcontainer verify ${name}`)).toContain("A relabel of the host would make them");
    await ask(`semanage fcontext --delete ${rule}`);
    expect(await ask(`sandboxcontainer verify ${name}`)).toMatch(/ 0 failed, 0 not to be seen now\n$/);
  });

  it("shows what its program was denied, as it happens, with why", async () => {
    const { address, initPid, path } = await show<{ address: string; initPid: number; path: string }>(name);
    const site =
      "server { listen 8081; location / { alias /proc/sys/kernel/; } location /units/ { alias /usr/lib/systemd/system/; } }";
    await ask(`echo '${site}' >${path}/root/etc/nginx/conf.d/leak.conf`);
    await ask(`kill -HUP "$(pgrep --ns ${initPid} --nslist pid --oldest --full 'nginx: master')"`);
    await page.getByRole("link", { name: "Denials", exact: true }).click();
    await page.getByText("Nothing was denied").first().waitFor();
    await deliberately(async () => {
      expect(await readPageStatus(`http://${address}:8081/modprobe`)).toBe("403");
      await page
        .getByText(/^vmweb tried to read .*modprobe/)
        .first()
        .waitFor();
    });
    expect(await ask(`sandboxcontainer denials --container ${name}`)).toContain(
      "No rule lets sc_vmweb_t have this of sysctl_modprobe_t.",
    );
  });

  it("loses no denial and counts none twice over a rotated log and restarts of auditd and libvirtd", async () => {
    const { address, denials } = await show<{ address: string; denials: { count: number } }>(name);
    await deliberately(async () => {
      const each = [
        'kill -USR1 "$(pidof auditd)"',
        'kill "$(pidof auditd)" && while pidof auditd; do :; done && systemctl start auditd',
        "systemctl restart libvirtd",
      ];
      for (const command of each) {
        await ask(command);
        expect(await readPageStatus(`http://${address}:8081/modprobe`)).toBe("403");
      }
      await page
        .getByText(`${denials.count + each.length} times, `)
        .first()
        .waitFor();
    });
    expect((await show<{ denials: { count: number } }>(name)).denials.count).toBe(denials.count + 3);
    await page.getByRole("link", { name: "Overview", exact: true }).click();
    await page.getByText("Enforced", { exact: true }).first().waitFor();
  });

  it("exports what a rule may allow as a policy module, without what holds the container back", async () => {
    const { address } = await show<{ address: string }>(name);
    await page.getByRole("link", { name: "Denials", exact: true }).click();
    await deliberately(async () => {
      expect(await readPageStatus(`http://${address}:8081/units/none`)).toBe("403");
      await page
        .getByText(/^vmweb tried to look into .*systemd_unit_t/)
        .first()
        .waitFor();
    });
    const module = await ask(`sandboxcontainer denials --container ${name} --export cil | tee ${exported}`);
    expect(module).toContain("(allow sc_vmweb_t systemd_unit_t (dir (search)))");
    expect(module).not.toContain("sysctl_modprobe_t");
    await page.getByRole("link", { name: "Overview", exact: true }).click();
  });

  testAlarms(() => page, name, exported);

  testAnswers(() => page, { name, rpmName });

  it("calls an attempt on another container what it is", async () => {
    const { address, path } = await show<{ address: string; path: string }>(name);
    const { processContext } = await show<{ processContext: string }>(rpmName);
    const file = `${path}/root/etc/nginx/leaked`;
    const level = processContext.split(":").slice(3).join(":");
    await deliberately(async () => {
      await ask(`cp /etc/hostname ${file} && chcon --range ${level} ${file}`);
      expect(await readPageStatus(`http://${address}:8082/leaked`)).toBe("403");
      const row = page.getByRole("listitem").filter({ hasText: `${name} tried to read ${rpmName}'s file` });
      await row.getByText("Attack or bug").waitFor();
      await row.getByRole("link", { name: `Denials of ${rpmName}` }).waitFor();
      await page.screenshot({ path: "e2e/.output/enforcing-host-breach.png", fullPage: true });
    });
    await page.getByRole("link", { name: "Overview", exact: true }).click();
  });

  it("stops and deletes it, policy included, and signs out", async () => {
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await page.getByText("Stopped", { exact: true }).first().waitFor();
    await page.getByRole("link", { name: "Log", exact: true }).click();
    await page.getByRole("link", { name: "Delete", exact: true }).click();
    await page.getByRole("textbox", { name: `Type ${name} to confirm` }).fill(name);
    await page.getByRole("button", { name: `Delete ${name}` }).click();
    await page.waitForURL("**/containers");
    await page.locator(`[data-container="${name}"]`).waitFor({ state: "detached" });
    expect(JSON.parse(await ask("sandboxcontainer list --json"))).toMatchObject([{ name: rpmName }]);
    // What a person loaded of the export stands in nobody's way: its rules are gone with the type.
    expect(await ask("semodule --list-modules=full | grep -o 'sc_vmweb[^ ]*'")).toBe("sc_vmweb_denials\n");
    await page.getByRole("button", { name: /one-time link/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.waitForURL("**/sign-in*");
  });

  testUpkeep();
}

/** Name and state of each check, from the command's JSON or the procedure's. */
const printChecks = `import json, sys
found = json.load(sys.stdin)
for check in found if isinstance(found, list) else found["result"]["data"]: print(check["id"], check["state"])`;

/** An emulated machine is fifteen times slower, and a policy takes it half a minute to load. */
const patienceMs = 240_000;
const installMs = 14 * 60_000;
