"use client";

import type { Role } from "@/server/contract/role";
import { useSession } from "./use-session";

/** Why the signed-in person may not do what `needed` may; null when they may. */
export function useMay(needed: Exclude<Role, "root">): string | null {
  const { data: session } = useSession();
  if (session == null) return "Not signed in.";
  if (ranks[session.role] >= ranks[needed]) return null;
  return `Your role is ${session.role}; this needs the role ${needed}.`;
}

const ranks: Record<Role, number> = { viewer: 0, operator: 1, admin: 2, root: 3 };
