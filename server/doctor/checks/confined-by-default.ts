import type { Check } from "@/server/contract/check";
import type { HostObservation } from "../host-observation";
import { fix, restartLibvirtCommand } from "../make-fix";

/**
 * lxc.conf leaves a domain without `<seclabel>` unconfined unless told otherwise (security_default_confined and
 * security_require_confined are 0 by default, lxc_conf.c), also where there is no such file. It is read when the daemon
 * starts. Ours always have a label; others on this host may not.
 */
export function checkConfinedByDefault(host: HostObservation): Check | null {
  const { selinux, daemon, lxcConf } = host;
  if (selinux.mode === "disabled" || daemon === null || lxcConf === null) return null;
  const base = { id: "confined-by-default", area: "selinux", title: "Confined by default" } as const;
  const restart = restartLibvirtCommand(host);
  const open = wanted.filter((name) => lxcConf.settings[name] !== "1");
  if (open.length > 0) {
    const detail = `${open.join(" and ")} not set in ${file}: a container that somebody defines without a label runs unconfined.`;
    const set = `${lxcConf.changedAt === null ? "" : `sed -i ${open.map((name) => `-e '/^ *${name} *=/d'`).join(" ")} ${file} && `}printf '%s\\n' ${open.map((name) => `'${name} = 1'`).join(" ")} >>${file}`;
    return { ...base, state: "warn", detail, fix: fix("Set them to 1.", `${set} && ${restart}`) };
  }
  const { changedAt, daemonStartedAt } = lxcConf;
  if (changedAt !== null && daemonStartedAt !== null && daemonStartedAt < changedAt) {
    const detail = `${daemon} was started before ${file} was changed: it may not refuse containers without a label yet.`;
    return { ...base, state: "warn", detail, fix: fix("Start it anew; containers go on running.", restart) };
  }
  return { ...base, state: "ok", detail: "libvirt refuses containers without a label.", fix: null };
}

const file = "/etc/libvirt/lxc.conf";
const wanted = ["security_default_confined", "security_require_confined"];
