import { dangerousCapabilities } from "@/server/plan/capabilities/dangerous-capabilities";
import type { ExplainedPlan, Why } from "./explain-denial";
import type { Told } from "./say-attempt";

/** A capability that the plan does not give: one that reaches beyond the container is not to be given at all. */
export function explainCapability(
  { class: className, permissions, container }: Told,
  plan: ExplainedPlan | null,
): Why | null {
  if (className === null || !capabilityClasses.has(className)) return null;
  const dangerous = permissions.filter((permission) => isDangerous(permission));
  if (dangerous.length > 0) {
    return {
      kind: "capability",
      reason: `${dangerous.join(", ")} reaches beyond the container: an attack, a bug, or a program that does not belong into one.`,
      suspicious: true,
      candidates: [],
    };
  }
  const isPlanned = permissions.every((permission) =>
    plan?.capabilities.some(({ name }) => name === permission),
  );
  if (plan !== null && isPlanned) {
    return {
      kind: "capability",
      reason: "The plan gives it, but the policy that is loaded does not.",
      suspicious: false,
      candidates: [
        {
          kind: "policy",
          text: "See whether its policy module is loaded.",
          command: `sandboxcontainer verify ${container}`,
        },
      ],
    };
  }
  const text = `Build it anew with ${permissions.map((name) => `--allow ${name}`).join(" ")}, if the program cannot do without.`;
  return {
    kind: "capability",
    reason: "The plan does not give it.",
    suspicious: false,
    candidates: [{ kind: "capability", text, command: null }],
  };
}

const capabilityClasses = new Set(["capability", "capability2", "cap_userns", "cap2_userns"]);

/** Those that libvirt cannot even name are among the newest and widest. */
const unnamed = new Set(["audit_read", "bpf", "checkpoint_restore", "perfmon"]);

function isDangerous(permission: string): boolean {
  return unnamed.has(permission) || [...dangerousCapabilities].some((name) => name === permission);
}
