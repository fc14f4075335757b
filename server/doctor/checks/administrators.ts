import type { Check } from "@/server/contract/check";
import type { HostObservation } from "../host-observation";
import { fix } from "../make-fix";

/** Members of the host's administrator group (wheel or sudo) may sign in with their password. */
export function checkAdministrators({ administrators, family }: HostObservation): Check {
  const base = { id: "administrators", area: "tools", title: "Administrators" } as const;
  if (administrators.length > 0) {
    return { ...base, state: "ok", detail: `May sign in: ${administrators.join(", ")}.`, fix: null };
  }
  const group = family === "debian" ? "sudo" : "wheel";
  return {
    ...base,
    state: "warn",
    detail: "Nobody is in the groups wheel or sudo, so only one-time links let people in.",
    fix: fix("Add yourself, or use `sandboxcontainer login-link`.", `usermod -aG ${group} YOUR-NAME`),
  };
}
