import { type Capability, capabilitySchema } from "@/server/contract/capability";
import type { PolicyPlan } from "@/server/policy/container/build-container-module";
import { typeOf } from "@/server/policy/container/type-of";

/**
 * The containers of the policy tests, all of the same program. left and right are built as the product builds them,
 * image has its root in a file. The other three leave barriers out: label has every capability, capabilities has a
 * permissive type (nothing is enforced on it), neither has both.
 */
export const testContainers: TestContainer[] = [
  define("left", [12, 77], { address: 11, neighbour: "right" }),
  define("right", [13, 78], { address: 12 }),
  define("image", [14, 79], { address: 13, root: "image" }),
  define("label", [15, 80], { address: 14, neighbour: "right", capabilities: capabilitySchema.options }),
  define("capabilities", [16, 81], { address: 15, neighbour: "right", permissive: true }),
  define("neither", [17, 82], {
    address: 16,
    neighbour: "right",
    permissive: true,
    capabilities: capabilitySchema.options,
  }),
];

export type TestContainer = PolicyPlan & {
  root: "directory" | "image";
  address: string;
  processContext: string;
  fileContext: string;
  permissive: boolean;
  /** The container whose directory this one is given, by mistake as it were; null for none. */
  neighbour: string | null;
};

type Choices = {
  address: number;
  root?: "directory" | "image";
  neighbour?: string;
  permissive?: boolean;
  capabilities?: readonly Capability[];
};

function define(name: string, [low, high]: [number, number], choices: Choices): TestContainer {
  const level = `s0:c${low},c${high}`;
  return {
    name,
    executable: { path: "/usr/sbin/nginx" },
    capabilities: (choices.capabilities ?? listNeeded()).map((capability) => ({ name: capability })),
    store: { path: `/var/lib/sandboxcontainer/containers/${name}` },
    label: { pair: [low, high] },
    processContext: `system_u:system_r:${typeOf(name)}:${level}`,
    fileContext: `system_u:object_r:container_file_t:${level}`,
    root: choices.root ?? "directory",
    address: `192.168.122.${choices.address}`,
    permissive: choices.permissive ?? false,
    neighbour: choices.neighbour ?? null,
  };
}

/** What nginx needs as root that changes to another user. */
function listNeeded(): Capability[] {
  return ["chown", "dac_override", "kill", "net_bind_service", "setgid", "setpcap", "setuid"];
}
