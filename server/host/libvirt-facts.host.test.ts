import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readLibvirtFacts } from "./libvirt-facts";
import { runCommand } from "./run-command";

const uri = "lxc:///";
const name = `facts-test-${process.pid}`;
const xml = `<domain type='lxc'>
  <name>${name}</name>
  <memory unit='MiB'>32</memory>
  <os><type>exe</type><init>/bin/true</init></os>
  <devices>
    <interface type='network'>
      <source network='default'/>
      <ip address='192.168.122.251' family='ipv4' prefix='24'/>
    </interface>
    <console type='pty'/>
  </devices>
</domain>
`;

describe("readLibvirtFacts", () => {
  const directory = mkdtempSync(join(tmpdir(), "facts-"));
  afterAll(async () => {
    rmSync(directory, { recursive: true });
    await runCommand("virsh", ["-c", uri, "undefine", name]).catch(() => "");
  });

  it("sees a new domain and its static address at once, and that it is gone", async () => {
    expect((await readLibvirtFacts(uri)).libvirt?.domains).not.toContain(name);
    writeFileSync(join(directory, "domain.xml"), xml);
    await runCommand("virsh", ["-c", uri, "define", join(directory, "domain.xml")]);
    const there = await readLibvirtFacts(uri);
    expect(there.libvirt?.domains).toContain(name);
    expect(there.network?.takenAddresses).toEqual(
      expect.arrayContaining(["192.168.122.1", "192.168.122.251"]),
    );
    await runCommand("virsh", ["-c", uri, "undefine", name]);
    const gone = await readLibvirtFacts(uri);
    expect(gone.libvirt?.domains).not.toContain(name);
    expect(gone.network?.takenAddresses).not.toContain("192.168.122.251");
  });

  it("asks once while nothing moves", async () => {
    const [one, other] = await Promise.all([readLibvirtFacts(uri), readLibvirtFacts(uri)]);
    expect(one).toBe(other);
  });

  it("has no network facts of a network that is not there", async () => {
    const state = await readLibvirtFacts(uri, "no-such-network");
    expect(state.libvirt?.version).toMatch(/^\d/);
    expect(state.network).toBeNull();
  });

  it("is null where libvirt does not answer", async () => {
    const state = await readLibvirtFacts("lxc+unix:///system?socket=/nowhere/libvirt-sock");
    expect(state).toEqual({ libvirt: null, network: null });
  });
});
