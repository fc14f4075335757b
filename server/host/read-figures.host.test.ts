import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Figures } from "@/server/contract/figures";
import { listDomains } from "./list-domains";
import { readFigures } from "./read-figures";

const name = `t-figures-${process.pid}`;
const megabytes = 40;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "t-figures-"));
  writeFileSync(join(folder, "domain.xml"), xml);
  virsh("create", join(folder, "domain.xml"));
});

afterEach(() => {
  virsh("destroy", name);
  rmSync(folder, { recursive: true });
});

it("has what the domain's processes use, and not what libvirt's controller is", async () => {
  const { initPid, controllerPid } = await findPids();
  const first = await until(
    initPid,
    controllerPid,
    ({ memoryBytes }) => Number(memoryBytes) > megabytes * 2 ** 20,
  );
  expect(first.tasks).toBe(2);
  expect(Math.abs(Date.now() - first.at)).toBeLessThan(10_000);
  const cpuNow = Number(first.cpuMicroseconds);
  const second = await until(initPid, controllerPid, (now) => Number(now.cpuMicroseconds) > cpuNow + 100_000);
  expect(Number(second.memoryBytes)).toBeLessThan(4 * megabytes * 2 ** 20);
  const elapsed = (second.at - first.at) * 1000;
  expect(Number(second.cpuMicroseconds) - cpuNow).toBeLessThan(elapsed * 1.5);
});

it("has nothing for processes that are in no domain's group", async () => {
  expect(await readFigures(process.pid, process.ppid)).toEqual({
    at: expect.any(Number),
    cpuMicroseconds: null,
    memoryBytes: null,
    tasks: null,
    readBytes: null,
    writtenBytes: null,
  });
});

/** One process that holds memory, and one that uses its processor. */
const xml = `<domain type='lxc'><name>${name}</name><memory unit='MiB'>256</memory><vcpu>1</vcpu>
<os><type arch='x86_64'>exe</type><init>/bin/sh</init><initarg>-c</initarg>
<initarg>X=$(head -c ${megabytes}M /dev/zero | tr '\\0' x); /bin/sleep 60 &amp; while :; do :; done</initarg></os>
<features><privnet/></features><devices><console type='pty'/></devices></domain>`;

async function findPids() {
  for (;;) {
    const found = (await listDomains()).find((domain) => domain.name === name);
    const { initPid = null, controllerPid = null } = found ?? {};
    if (initPid !== null && controllerPid !== null) return { initPid, controllerPid };
  }
}

async function until(
  initPid: number,
  controllerPid: number,
  isSo: (figures: Figures) => boolean,
): Promise<Figures> {
  for (;;) {
    const figures = await readFigures(initPid, controllerPid);
    if (isSo(figures) && figures.tasks === 2) return figures;
  }
}

function virsh(...args: string[]): void {
  execFileSync("virsh", ["-q", "-c", "lxc:///", ...args]);
}
