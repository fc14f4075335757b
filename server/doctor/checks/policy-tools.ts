import type { Check } from "@/server/contract/check";
import type { HostObservation } from "../host-observation";
import { fix, installCommand } from "../make-fix";

/** Each container has a policy module of its own: it has to be compiled and loaded, and the loaded policy looked at. */
export function checkPolicyTools(host: HostObservation): Check | null {
  const { mode, missingTools } = host.selinux;
  if (mode === "disabled") return null;
  const base = { id: "policy-tools", area: "selinux", title: "Policy tools" } as const;
  if (missingTools.length === 0) {
    return { ...base, state: "ok", detail: "The containers' policy can be loaded.", fix: null };
  }
  const packages = { debian: "policycoreutils setools", fedora: "policycoreutils setools-console" };
  const detail = `Not installed: ${missingTools.join(", ")}. No container's policy can be loaded, so none can be created.`;
  return { ...base, state: "fail", detail, fix: fix("Install them.", installCommand(host, packages)) };
}
