import type { Check } from "@/server/contract/check";
import type { HostObservation } from "../host-observation";
import { fix } from "../make-fix";

/** `virsh capabilities` has to offer `<domain type='lxc'/>`. */
export function checkDomainType({ libvirt, domainTypes, libvirtUri }: HostObservation): Check | null {
  if (libvirt === null) return null;
  const base = { id: "domain-type", area: "libvirt", title: "LXC domains" } as const;
  if (domainTypes.includes("lxc")) {
    return { ...base, state: "ok", detail: "libvirt offers domains of type lxc.", fix: null };
  }
  return {
    ...base,
    state: "fail",
    detail: `libvirt at ${libvirtUri} offers no domains of type lxc.`,
    fix: fix(
      "Use the LXC connection: set SC_LIBVIRT_URI to lxc:///, or leave it out.",
      "unset SC_LIBVIRT_URI",
    ),
  };
}
