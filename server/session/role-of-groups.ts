import type { Role } from "@/server/contract/role";

/** The role that membership in the host's groups gives; null for an account that may not sign in. */
export function roleOfGroups(groups: readonly string[]): Exclude<Role, "root"> | null {
  return roleGroups.find(({ group }) => groups.includes(group))?.role ?? null;
}

/** Strongest first. wheel and sudo are who may become root on this host anyway. */
const roleGroups = [
  { group: "wheel", role: "admin" },
  { group: "sudo", role: "admin" },
  { group: "sandboxcontainer-operator", role: "operator" },
  { group: "sandboxcontainer-viewer", role: "viewer" },
] as const;
