import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { listContainerProcesses } from "./list-container-processes";
import { listDomains } from "./list-domains";

const name = `t-processes-${process.pid}`;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "t-processes-"));
  const file = join(folder, "domain.xml");
  writeFileSync(file, xml);
  virsh("create", file);
});

afterEach(() => {
  virsh("destroy", name);
  rmSync(folder, { recursive: true });
});

it("lists the init, what it started and what entered from outside, and not libvirt's controller", async () => {
  const entered = spawn("virsh", ["-c", "lxc:///", "lxc-enter-namespace", name, "--", "/bin/sleep", "61"], {
    stdio: "ignore",
  });
  try {
    const wanted = ["/bin/sleep 59", "/bin/sleep 60", "/bin/sleep 61"];
    const { pids, controllerPid } = await until(async () => {
      const domain = (await listDomains()).find((found) => found.name === name);
      const { initPid = null, controllerPid = null } = domain ?? {};
      if (initPid === null || controllerPid === null) return null;
      const pids = await listContainerProcesses(initPid, controllerPid);
      const commands = pids.map(commandOf);
      return wanted.every((command) => commands.includes(command)) ? { pids, controllerPid } : null;
    });
    expect(pids).not.toContain(controllerPid);
    expect(pids).not.toContain(process.pid);
    expect(pids.map(commandOf).filter((command) => command.includes("libvirt"))).toEqual([]);
  } finally {
    entered.kill();
  }
});

const xml = `<domain type='lxc'><name>${name}</name><memory unit='MiB'>64</memory><vcpu>1</vcpu>
<os><type arch='x86_64'>exe</type><init>/bin/sh</init><initarg>-c</initarg>
<initarg>/bin/sleep 59 &amp; exec /bin/sleep 60</initarg></os>
<features><privnet/></features><devices><console type='pty'/></devices></domain>`;

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return "";
  }
}

function virsh(...args: string[]): void {
  execFileSync("virsh", ["-q", "-c", "lxc:///", ...args]);
}

async function until<Found>(look: () => Promise<Found | null>): Promise<Found> {
  for (;;) {
    const found = await look();
    if (found !== null) return found;
  }
}
