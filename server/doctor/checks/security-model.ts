import type { Check } from "@/server/contract/check";
import type { HostObservation } from "../host-observation";
import { fix, restartLibvirtCommand } from "../make-fix";

/** libvirt itself has to have SELinux on, seen as `<secmodel><model>selinux` in its capabilities. */
export function checkSecurityModel(host: HostObservation): Check | null {
  if (host.libvirt === null || host.selinux.mode === "disabled") return null;
  const base = { id: "security-model", area: "selinux", title: "libvirt's SELinux driver" } as const;
  if (host.libvirt.selinuxDriver) {
    return { ...base, state: "ok", detail: "libvirt labels containers.", fix: null };
  }
  return {
    ...base,
    state: "fail",
    detail:
      "SELinux is on, but libvirt does not list it: containers would run with the label of its own daemon.",
    fix: fix(
      'Set security_driver = "selinux" in /etc/libvirt/lxc.conf, then start the daemon again.',
      `sed -i 's/^#\\?security_driver *=.*/security_driver = "selinux"/' /etc/libvirt/lxc.conf && ${restartLibvirtCommand(host)}`,
    ),
  };
}
