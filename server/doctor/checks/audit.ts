import type { Check } from "@/server/contract/check";
import type { HostObservation } from "../host-observation";
import { fix, installCommand } from "../make-fix";

/** Denials are read from auditd's log. */
export function checkAudit(host: HostObservation): Check | null {
  if (host.selinux.mode === "disabled") return null;
  const base = { id: "audit", area: "audit", title: "Audit log" } as const;
  if (host.hasAuditLog) {
    return { ...base, state: "ok", detail: "auditd writes /var/log/audit/audit.log.", fix: null };
  }
  const install = installCommand(host, { debian: "auditd", fedora: "audit" });
  return {
    ...base,
    state: "warn",
    detail: "There is no /var/log/audit/audit.log: denials are lost in the kernel's log.",
    fix: fix("Install and start auditd.", install && `${install} && systemctl enable --now auditd`),
  };
}
