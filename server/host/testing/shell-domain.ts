import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";

/** A transient domain of libvirt for each test of a file, whose init is a shell with the given script; it sees the host's files. */
export function shellDomain(
  kind: string,
  script: string,
  { memoryMiB = 64 } = {},
): { name: string; uuid: string } {
  const domain = { name: `t-${kind}-${process.pid}`, uuid: randomUUID() };
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), `t-${kind}-`));
    const file = join(folder, "domain.xml");
    writeFileSync(file, writeXml({ ...domain, script, memoryMiB }));
    virsh("create", file);
  });

  afterEach(() => {
    virsh("destroy", domain.name);
    rmSync(folder, { recursive: true });
  });

  return domain;
}

type Described = { name: string; uuid: string; script: string; memoryMiB: number };

function writeXml({ name, uuid, script, memoryMiB }: Described): string {
  return `<domain type='lxc'><name>${name}</name><uuid>${uuid}</uuid><memory unit='MiB'>${memoryMiB}</memory>
<vcpu>1</vcpu><os><type arch='x86_64'>exe</type><init>/bin/sh</init><initarg>-c</initarg>
<initarg>${script.replaceAll("&", "&amp;")}</initarg></os>
<features><privnet/></features><devices><console type='pty'/></devices></domain>`;
}

function virsh(...args: string[]): void {
  execFileSync("virsh", ["-q", "-c", "lxc:///", ...args]);
}
