import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readDomainStatus } from "./read-domain-status";

const name = `t-status-${process.pid}`;
const uuid = randomUUID();
const statusFile = `/run/libvirt/lxc/${name}.xml`;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "t-status-"));
  const file = join(folder, "domain.xml");
  writeFileSync(file, xml);
  virsh("create", file);
});

afterEach(() => {
  virsh("destroy", name);
  rmSync(folder, { recursive: true });
});

it("finds the init although libvirt's file does not have its pid, or has another process's", async () => {
  const status = await begun();
  const text = readFileSync(statusFile, "utf8");
  for (const pid of [0, process.pid]) {
    writeFileSync(statusFile, text.replace(/<init pid='\d+'\/>/, `<init pid='${pid}'/>`));
    expect(readFileSync(statusFile, "utf8")).toContain(`<init pid='${pid}'/>`);
    expect(await readDomainStatus(name, uuid)).toEqual(status);
  }
});

it("knows a domain by its uuid, not by its name", async () => {
  expect(await readDomainStatus(name, randomUUID())).toBeNull();
  expect(await readDomainStatus(`../lxc/${name}`, uuid)).toBeNull();
});

const xml = `<domain type='lxc'><name>${name}</name><uuid>${uuid}</uuid><memory unit='MiB'>64</memory><vcpu>1</vcpu>
<os><type arch='x86_64'>exe</type><init>/bin/sh</init><initarg>-c</initarg>
<initarg>/bin/sleep 69 &amp; exec /bin/sleep 70</initarg></os>
<features><privnet/></features><devices><console type='pty'/></devices></domain>`;

/** Its status, once libvirt has been told of the init, and the init has started its child. */
async function begun() {
  for (;;) {
    const status = await readDomainStatus(name, uuid);
    const pid = /<init pid='(\d+)'\/>/.exec(readFileSync(statusFile, "utf8"))?.[1];
    if (status === null || Number(pid) !== status.initPid) continue;
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
    if (command === "/bin/sleep\u000070\u0000") return status;
  }
}

function virsh(...args: string[]): void {
  execFileSync("virsh", ["-q", "-c", "lxc:///", ...args]);
}
