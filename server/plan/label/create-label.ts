import type { Plan } from "@/server/contract/plan";
import { typeOf } from "@/server/policy/container/type-of";
import { policyNames } from "@/server/policy/policy-names";
import type { PlanContext } from "../plan-context";

/**
 * The SELinux label: the container's own type, which its policy module declares for the user and role of system
 * processes, and as level the container's own pair of categories on s0.
 */
export function createLabel({ facts, seed, request }: PlanContext): Plan["label"] {
  const type = typeOf(request.name);
  const [low, high] = seed.pair;
  const level = `s0:c${low},c${high}`;
  return {
    user: policyNames.user,
    role: policyNames.role,
    type,
    level,
    pair: seed.pair,
    processContext: [policyNames.user, policyNames.role, type, level].join(":"),
    fileContext: [policyNames.user, policyNames.fileRole, policyNames.content, level].join(":"),
    inDomainXml: facts.host.libvirt?.selinuxDriver === true,
    parts: [
      {
        part: "user",
        value: policyNames.user,
        text: "The SELinux identity of system processes; no person signs in as it.",
      },
      {
        part: "role",
        value: policyNames.role,
        text: "The role of system processes; it admits the type on its right.",
      },
      {
        part: "type",
        value: type,
        text: `A type of its own: what the processes of ${request.name} may do, and no other container's. Its private files carry ${policyNames.content}.`,
      },
      {
        part: "level",
        value: level,
        text: `Sets ${request.name} apart: no other container has the pair c${low},c${high}, so that none reaches its processes and files, even as root.`,
      },
    ],
  };
}
