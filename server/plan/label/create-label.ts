import type { Plan } from "@/server/contract/plan";
import type { PlanContext } from "../plan-context";

/**
 * The SELinux label: user, role and type of the host's lxc_contexts (what libvirt itself would take; selinux(8),
 * libvirt security_selinux.c), and as level the container's own pair of categories on s0.
 */
export function createLabel({ facts, seed, request }: PlanContext): Plan["label"] {
  const { lxcContexts } = facts.host.selinux;
  const process = split(lxcContexts?.process ?? "system_u:system_r:container_t:s0");
  const file = split(lxcContexts?.file ?? "system_u:object_r:container_file_t:s0");
  const [low, high] = seed.pair;
  const level = `s0:c${low},c${high}`;
  return {
    ...process,
    level,
    pair: seed.pair,
    processContext: [process.user, process.role, process.type, level].join(":"),
    fileContext: [file.user, file.role, file.type, level].join(":"),
    inDomainXml: facts.host.libvirt?.selinuxDriver === true,
    parts: [
      {
        part: "user",
        value: process.user,
        text: "The SELinux identity of system processes; no person signs in as it.",
      },
      {
        part: "role",
        value: process.role,
        text: "The role of system processes; it admits the type on its right.",
      },
      {
        part: "type",
        value: process.type,
        text: `What the processes of a container may do. Its private files carry ${file.type}: writable for ${process.type}, and the host's own files are not.`,
      },
      {
        part: "level",
        value: level,
        text: `Sets ${request.name} apart: no other container has the pair c${low},c${high}, so that none reaches its processes and files, even as root.`,
      },
    ],
  };
}

function split(context: string): { user: string; role: string; type: string } {
  const [user = "", role = "", type = ""] = context.split(":");
  return { user, role, type };
}
