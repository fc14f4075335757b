import type { NetworkInterfaceInfo } from "node:os";
import { describe, expect, it } from "vitest";
import { moveNetwork } from "./move-network.mjs";

const xml = `<network>
  <name>default</name>
  <uuid>67d2d9f1-0d5e-4c3f-8f3b-3a3d2b7d9f10</uuid>
  <forward mode='nat'/>
  <bridge name='virbr0' stp='on' delay='0'/>
  <mac address='52:54:00:97:8a:18'/>
  <ip address='192.168.122.1' netmask='255.255.255.0'>
    <dhcp>
      <range start='192.168.122.2' end='192.168.122.254'/>
    </dhcp>
  </ip>
</network>
`;
const at = (address: string) => [{ address, family: "IPv4" } as NetworkInterfaceInfo];

describe("moveNetwork", () => {
  it("takes the first free subnet and bridge, and leaves the rest", () => {
    const moved = moveNetwork(xml, { eth0: at("192.168.122.17"), eth1: at("192.168.123.4"), virbr0: [] });
    expect(moved).toBe(xml.replaceAll("192.168.122", "192.168.124").replace("virbr0", "virbr1"));
  });

  it("keeps its hands off any other network", () => {
    expect(moveNetwork(xml.replaceAll("192.168.122", "10.0.0"), {})).toBeNull();
    expect(moveNetwork(xml.replace("virbr0", "br0"), {})).toBeNull();
  });
});
