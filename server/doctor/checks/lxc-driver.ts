import type { Check } from "@/server/contract/check";
import type { HostObservation } from "../host-observation";
import { fix, installCommand } from "../make-fix";

/** The LXC driver is a package of its own on Debian and Fedora; RHEL 8 and later do not build it. */
export function checkLxcDriver(host: HostObservation): Check {
  const base = { id: "lxc-driver", area: "libvirt", title: "LXC driver" } as const;
  if (host.hasLxcDriver)
    return { ...base, state: "ok", detail: "libvirt's LXC driver is installed.", fix: null };
  const packages = { debian: "libvirt-daemon-driver-lxc", fedora: "libvirt-daemon-driver-lxc" };
  return {
    ...base,
    state: "fail",
    detail: "libvirt's LXC driver (libvirt_driver_lxc.so) is not installed.",
    fix: fix("Install it and start libvirt's daemon again.", installCommand(host, packages)),
  };
}
