import type { NetworkFacts } from "@/server/contract/facts";
import type { Plan } from "@/server/contract/plan";
import type { PlanContext } from "../plan-context";
import { formatAddress } from "./format-address";
import { listHosts } from "./list-hosts";

/**
 * No network, or a static address on libvirt's NAT network: the seed's, or the first free one after a place that the
 * uuid decides, so that two plans made at once rarely meet. Null when the network is missing or full; warnings say so.
 */
export function chooseNetwork({ request, facts, seed }: PlanContext): Plan["network"] | null {
  if (request.network === "none") return { kind: "none" };
  const { network } = facts.host;
  if (network === null) return null;
  const address = seed.address ?? findFree(network, seed.uuid);
  if (address === null) return null;
  const { name, prefix, gateway } = network;
  return { kind: "nat", network: name, address, prefix, gateway, mac: seed.mac ?? toMac(seed.uuid) };
}

function findFree(network: NetworkFacts, uuid: string): string | null {
  const hosts = listHosts(network.gateway, network.prefix);
  if (hosts === null || hosts.count < 1) return null;
  const taken = new Set([network.gateway, ...network.takenAddresses]);
  const start = Number.parseInt(hexOf(uuid).slice(0, 8), 16) % hosts.count;
  const tries = Math.min(hosts.count, taken.size + 1);
  for (let step = 0; step < tries; step += 1) {
    const address = formatAddress(hosts.first + ((start + step) % hosts.count));
    if (!taken.has(address)) return address;
  }
  return null;
}

/** 52:54:00 is what libvirt itself gives (virMacAddrGenerate with the KVM prefix). */
function toMac(uuid: string): string {
  return `52:54:00:${hexOf(uuid).slice(-6).match(/../g)?.join(":") ?? "00:00:00"}`;
}

function hexOf(uuid: string): string {
  return uuid.replaceAll("-", "").toLowerCase();
}
