import type { Capability } from "@/server/contract/capability";
import type { Identity } from "../identity/identity";

/**
 * The setpriv(1) call, as shell words, that turns root with the container's capabilities into who the program is to be;
 * none when that is the same.
 */
export function listPrivilegeOptions(parts: PrivilegeParts): string[] {
  const { identity, groups, dropped, kept, noNewPrivileges } = parts;
  const changesUser = identity.uid !== 0;
  const options = [
    ...(changesUser ? [`--reuid ${identity.uid}`] : []),
    ...(changesUser || identity.gid !== 0 ? [`--regid ${identity.gid}`] : []),
    ...groupOptions(changesUser, groups),
    ...(dropped.length > 0 ? [`--bounding-set ${dropped.map((name) => `-${name}`).join(",")}`] : []),
    ...(changesUser && kept.length > 0 ? keepOptions(kept) : []),
    ...(noNewPrivileges ? ["--no-new-privs"] : []),
  ];
  return options.length === 0 ? [] : ["/usr/bin/setpriv", ...options, "--"];
}

export type PrivilegeParts = {
  identity: Identity;
  groups: readonly number[];
  dropped: readonly Capability[];
  kept: readonly Capability[];
  noNewPrivileges: boolean;
};

function groupOptions(changesUser: boolean, groups: readonly number[]): string[] {
  if (groups.length > 0) return [`--groups ${groups.join(",")}`];
  return changesUser ? ["--clear-groups"] : [];
}

/** An ordinary account keeps a capability across exec only when it is inheritable and ambient (capabilities(7)). */
function keepOptions(kept: readonly Capability[]): string[] {
  const list = kept.map((name) => `+${name}`).join(",");
  return [`--inh-caps ${list}`, `--ambient-caps ${list}`];
}
