import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toNetworkFacts } from "./libvirt-facts";

const xml = readFileSync(new URL("fixtures/net-default.xml", import.meta.url), "utf8");
const leases = `
 Expiry Time           MAC address         Protocol   IP address           Hostname   Client ID or DUID
------------------------------------------------------------------------------------------------------------
 2026-11-24 09:31:01   52:54:00:6b:3c:58   ipv4       192.168.122.57/24    box        01:52:54:00:6b:3c:58
`;

describe("toNetworkFacts", () => {
  it("reads libvirt's own network", () => {
    expect(toNetworkFacts(xml, ["default"], "", "")).toEqual({
      name: "default",
      active: true,
      bridge: "virbr0",
      gateway: "192.168.122.1",
      prefix: 24,
      takenAddresses: ["192.168.122.1"],
    });
  });

  it("counts leases, reservations and addresses of domains as taken", () => {
    const reserved = xml.replace("<dhcp>", "<dhcp><host mac='52:54:00:00:00:01' ip='192.168.122.9'/>");
    const facts = toNetworkFacts(reserved, [], leases, 'address="192.168.122.10"\naddress="192.168.122.11"');
    expect(facts?.active).toBe(false);
    expect(facts?.takenAddresses).toEqual([
      "192.168.122.1",
      "192.168.122.9",
      "192.168.122.57",
      "192.168.122.10",
      "192.168.122.11",
    ]);
  });

  it("is null where there is no such network, whatever the text", () => {
    expect(toNetworkFacts("", [], "", "")).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => toNetworkFacts(text, [], text, text) === null));
  });
});
