import type { Check } from "@/server/contract/check";
import type { HostObservation } from "../host-observation";
import { fix, installCommand, startLibvirtCommand } from "../make-fix";

/** libvirt has to answer on the LXC connection. */
export function checkLibvirt(host: HostObservation): Check {
  const base = { id: "libvirt", area: "libvirt", title: "libvirt" } as const;
  if (host.libvirt) {
    const detail = `libvirt ${host.libvirt.version} answers at ${host.libvirtUri}.`;
    return { ...base, state: "ok", detail, fix: null };
  }
  const detail = `libvirt does not answer at ${host.libvirtUri}${host.libvirtError ? `: ${host.libvirtError}` : "."}`;
  if (host.daemon === null) {
    const packages = {
      debian: "libvirt-daemon-system libvirt-clients",
      fedora: "libvirt-daemon-lxc libvirt-client",
    };
    return { ...base, state: "fail", detail, fix: fix("Install libvirt.", installCommand(host, packages)) };
  }
  return { ...base, state: "fail", detail, fix: fix("Start libvirt.", startLibvirtCommand(host)) };
}
