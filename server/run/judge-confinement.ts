import type { Container } from "@/server/contract/container";
import type { SelinuxFacts } from "@/server/contract/facts";

/**
 * Whether a container is held by its label, judged from what its init really carries. Pure.
 * `liveContext` is null while it does not run or its label cannot be read.
 */
export function judgeConfinement(found: {
  selinux: SelinuxFacts["mode"];
  running: boolean;
  liveContext: string | null;
  plannedContext: string;
}): Container["confinement"] {
  if (!found.running) return "unknown";
  if (found.selinux !== "enforcing") return "not-enforced";
  if (found.liveContext === null) return "unknown";
  return found.liveContext === found.plannedContext ? "enforced" : "mismatch";
}
