import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Facts } from "@/server/contract/facts";
import { makeFacts } from "../testing/make-facts";
import { planFor } from "../testing/plan-for";
import { formatAddress } from "./format-address";
import { listHosts } from "./list-hosts";

describe("the address", () => {
  it("is one of the network that nobody has", () => {
    const last = fc.uniqueArray(fc.integer({ min: 1, max: 14 }), { maxLength: 14 });
    fc.assert(
      fc.property(last, (taken) => {
        const takenAddresses = taken.map((number) => `10.0.0.${number}`);
        const { host } = makeFacts();
        const network = { ...(host.network as NonNullable<Facts["host"]["network"]>) };
        const own = { ...network, gateway: "10.0.0.1", prefix: 28, takenAddresses };
        const plan = planFor(makeFacts({ host: { ...host, network: own } }));
        const free = 14 - new Set(["10.0.0.1", ...takenAddresses]).size;
        expect(plan.network.kind).toBe(free === 0 ? "none" : "nat");
        if (plan.network.kind !== "nat") return;
        expect([...takenAddresses, "10.0.0.1"]).not.toContain(plan.network.address);
        expect(plan.network.address).toMatch(/^10\.0\.0\.([1-9]|1[0-4])$/);
      }),
    );
  });

  it("is counted in networks of all sizes", () => {
    const hosts = listHosts("192.168.122.1", 24);
    expect(hosts && [formatAddress(hosts.first), hosts.count]).toEqual(["192.168.122.1", 254]);
    const large = listHosts("10.20.30.40", 8);
    expect(large && [formatAddress(large.first), large.count]).toEqual(["10.0.0.1", 16777214]);
    for (const bad of ["", "1.2.3", "1.2.3.256", "a.b.c.d", "::1"]) expect(listHosts(bad, 24)).toBeNull();
  });
});
