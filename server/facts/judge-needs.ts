import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { UnitFacts } from "@/server/contract/facts";
import { readFileCapabilities } from "@/server/host/file-capabilities";
import { type Problem, warn } from "./problem";

/** Rights beyond those of a plain service, which are the mark of tools for the machine itself. */
export async function judgeNeeds(end: AbsolutePath, unit: UnitFacts | null): Promise<Problem[]> {
  const found: Problem[] = [];
  const capabilities = (await readFileCapabilities([end])).get(end);
  if (capabilities !== undefined) {
    const text = `${end} has file capabilities (${capabilities}); it gets them only if the plan allows them.`;
    found.push(warn("file_capabilities", text, "Look at the capabilities in the plan."));
  }
  const strong = [...(unit?.ambientCapabilities ?? []), ...(unit?.capabilityBoundingSet ?? [])].filter(
    (name) => machineCapabilities.has(name),
  );
  if (unit !== null && strong.length > 0 && strong.length < machineCapabilities.size) {
    const rights = [...new Set(strong)].join(", ");
    const text = `${unit.name} asks for ${rights}: rights over the machine itself, of which a container has little.`;
    found.push(warn("machine_capabilities", text, "Expect parts of it to fail, or run it on the host."));
  }
  return found;
}

/** Capabilities over the kernel, the hardware or the whole machine (capabilities(7)). */
const machineCapabilities: ReadonlySet<string> = new Set([
  "audit_control",
  "mac_admin",
  "mac_override",
  "mknod",
  "net_admin",
  "sys_admin",
  "sys_boot",
  "sys_module",
  "sys_rawio",
  "sys_time",
]);
