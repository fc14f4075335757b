import type { Check } from "@/server/contract/check";
import type { HostObservation } from "../host-observation";
import { fix } from "../make-fix";

/**
 * The helper brings what is ours in the host's policy up to date when it starts: until then, and when that fails, containers run
 * under the rules of an older version.
 */
export function checkPolicyUpdate({ selinux, policyUpdate, ownDomains }: HostObservation): Check | null {
  if (selinux.mode === "disabled" || policyUpdate === null) return null;
  const base = { id: "policy-update", area: "selinux", title: "Policy of this version" } as const;
  const { modules, error } = policyUpdate;
  const what = modules.length === 0 ? "The host's module" : modules.join(", ");
  if (error === null) {
    const detail = `${what}: made by an older version. A load has begun and is not done.`;
    const wait =
      "Wait for it, which takes seconds. If it stays, the helper was ended meanwhile: start it anew.";
    return { ...base, state: "warn", detail, fix: fix(wait) };
  }
  const restart = ownDomains?.isInstalled ? "systemctl restart sandboxcontainer-helper.service" : "npm start";
  return {
    ...base,
    state: "fail",
    detail: `${what}: made by an older version, and loading this version's failed. ${error}`,
    fix: fix("Mend what is said there, then start the helper anew: it tries again.", restart),
  };
}
