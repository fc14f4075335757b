import type { Check } from "@/server/contract/check";
import type { HostObservation } from "../host-observation";
import { fix, restartLibvirtCommand } from "../make-fix";

/**
 * lxc.conf leaves a domain without `<seclabel>` unconfined unless told otherwise (security_default_confined and
 * security_require_confined are 0 by default, lxc_conf.c). Ours always have one; others on this host may not.
 */
export function checkConfinedByDefault(host: HostObservation): Check | null {
  if (host.selinux.mode === "disabled" || host.lxcConf === null) return null;
  const base = { id: "confined-by-default", area: "selinux", title: "Confined by default" } as const;
  const wanted = ["security_default_confined", "security_require_confined"];
  const open = wanted.filter((name) => host.lxcConf?.[name] !== "1");
  if (open.length === 0) {
    return { ...base, state: "ok", detail: "libvirt refuses containers without a label.", fix: null };
  }
  const edits = open.map((name) => `-e 's/^#\\?${name} *=.*/${name} = 1/'`).join(" ");
  return {
    ...base,
    state: "warn",
    detail: `${open.join(" and ")} not set in /etc/libvirt/lxc.conf: a container that somebody defines without a label runs unconfined.`,
    fix: fix("Set them to 1.", `sed -i ${edits} /etc/libvirt/lxc.conf && ${restartLibvirtCommand(host)}`),
  };
}
