import type { Check } from "@/server/contract/check";
import type { HostObservation } from "../host-observation";
import { fix } from "../make-fix";

/** Password sign-in asks PAM with the service name sandboxcontainer; without a file PAM falls back to `other`, which denies. */
export function checkPam({ hasPamFile, family }: HostObservation): Check {
  const base = { id: "pam", area: "tools", title: "Password sign-in" } as const;
  const path = "/etc/pam.d/sandboxcontainer";
  if (hasPamFile) return { ...base, state: "ok", detail: `${path} is there.`, fix: null };
  const lines =
    family === "fedora"
      ? "auth substack system-auth\\nauth include postlogin\\naccount include system-auth\\n"
      : "@include common-auth\\n@include common-account\\n";
  return {
    ...base,
    state: "warn",
    detail: `${path} is missing, so nobody can sign in with a password; one-time links work.`,
    fix: fix("`npm start` writes it; or write it yourself.", `printf '${lines}' > ${path}`),
  };
}
