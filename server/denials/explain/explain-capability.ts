import { capabilitySchema } from "@/server/contract/capability";
import type { FixCandidate } from "@/server/contract/denial";
import { capabilityWords } from "@/server/plan/capabilities/capability-words";
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
          opens: null,
          command: `sandboxcontainer verify ${container}`,
          change: null,
        },
      ],
    };
  }
  return {
    kind: "capability",
    reason: "The plan does not give it.",
    suspicious: false,
    candidates: permissions.flatMap((permission) => giveCapability(permission)),
  };
}

function giveCapability(permission: string): FixCandidate[] {
  const name = capabilitySchema.safeParse(permission).data;
  if (name === undefined) return [];
  return [
    {
      kind: "capability",
      text: `Give it ${name} (--allow ${name}), if the program cannot do without.`,
      opens: `To root and to what it starts inside: it may ${capabilityWords[name]}.`,
      command: null,
      change: { kind: "capability", name },
    },
  ];
}

const capabilityClasses = new Set(["capability", "capability2", "cap_userns", "cap2_userns"]);

/** Those that libvirt cannot even name are among the newest and widest. */
const unnamed = new Set(["audit_read", "bpf", "checkpoint_restore", "perfmon"]);

function isDangerous(permission: string): boolean {
  return unnamed.has(permission) || [...dangerousCapabilities].some((name) => name === permission);
}
