import type { Check } from "@/server/contract/check";
import type { HostObservation } from "../host-observation";
import { fix } from "../make-fix";

/** Containers with a network are on libvirt's NAT network `default`. */
export function checkNetwork({ libvirt, network, libvirtUri }: HostObservation): Check | null {
  if (libvirt === null) return null;
  const base = { id: "network", area: "network", title: "NAT network" } as const;
  const virsh = `virsh -c ${libvirtUri}`;
  if (network === null) {
    return {
      ...base,
      state: "warn",
      detail: "libvirt has no network `default`: containers can only be built without a network.",
      fix: fix(
        "Define and start it.",
        `${virsh} net-define /usr/share/libvirt/networks/default.xml && ${virsh} net-start default && ${virsh} net-autostart default`,
      ),
    };
  }
  if (network.active) {
    const detail = `\`${network.name}\` is up: ${network.gateway}/${network.prefix} on ${network.bridge}.`;
    return { ...base, state: "ok", detail, fix: null };
  }
  return {
    ...base,
    state: "warn",
    detail: `The network \`${network.name}\` (${network.gateway}/${network.prefix}) is defined but not up.`,
    fix: fix(
      "Start it. When that says that the network is in use already, this host is on the same subnet: give `default` another one with net-edit first.",
      `${virsh} net-start default && ${virsh} net-autostart default`,
    ),
  };
}
