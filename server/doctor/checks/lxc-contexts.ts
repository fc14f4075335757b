import type { Check } from "@/server/contract/check";
import type { HostObservation } from "../host-observation";
import { fix, installCommand } from "../make-fix";

/**
 * libvirt takes its labels for containers from the policy's contexts/lxc_contexts and switches its SELinux driver off
 * without that file (security_selinux.c; selinux_lxc_contexts_path(3)).
 */
export function checkLxcContexts(host: HostObservation): Check | null {
  const { mode, policy, lxcContexts } = host.selinux;
  if (mode === "disabled") return null;
  const base = { id: "lxc-contexts", area: "selinux", title: "Container labels" } as const;
  const path = `/etc/selinux/${policy ?? "targeted"}/contexts/lxc_contexts`;
  if (lxcContexts) {
    const detail = `${path}: ${lxcContexts.process}, ${lxcContexts.file}.`;
    return { ...base, state: "ok", detail, fix: null };
  }
  const packages = {
    debian: "--reinstall selinux-policy-default",
    fedora: "selinux-policy-targeted container-selinux",
  };
  return {
    ...base,
    state: "fail",
    detail: `${path} is missing, so libvirt runs containers without any label.`,
    fix: fix("Install the policy that brings it.", installCommand(host, packages)),
  };
}
