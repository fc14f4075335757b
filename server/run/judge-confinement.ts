import type { Container } from "@/server/contract/container";
import type { SelinuxFacts } from "@/server/contract/facts";

/**
 * Whether a container is held by its label, judged from what its processes really carry. Pure.
 * `liveContext` is the init's, null while it does not run or its label cannot be read; `otherContexts` are those of its
 * other processes that are not the planned one; `isTypePermissive` is the kernel's word on the planned type, null when it
 * gives none.
 */
export function judgeConfinement(found: {
  selinux: SelinuxFacts["mode"];
  running: boolean;
  liveContext: string | null;
  otherContexts: readonly string[];
  isTypePermissive: boolean | null;
  plannedContext: string;
}): Container["confinement"] {
  if (!found.running) return "unknown";
  if (found.selinux !== "enforcing") return "not-enforced";
  if (found.liveContext === null) return "unknown";
  if (found.liveContext !== found.plannedContext || found.otherContexts.length > 0) return "mismatch";
  if (found.isTypePermissive === null) return "unknown";
  return found.isTypePermissive ? "permissive" : "enforced";
}
