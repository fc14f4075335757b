import { type Capability, capabilitySchema } from "@/server/contract/capability";
import type { PolicyPlan } from "@/server/policy/container/build-container-module";
import { typeOf } from "@/server/policy/container/type-of";

/** Another container's directory, and all that the host's services offer. */
const mistakes: readonly Mount[] = [
  { source: storeOf("right"), target: "/given" },
  { source: "/run", target: "/given-run" },
];

/** A directory with the type of containers' files and no pair: make-container.sh makes it. */
const openDirectory: Mount = { source: "/srv/open", target: "/given-open" };

/**
 * The containers of the policy tests, all of the same program. left and right are built as the product builds them,
 * image has its root in a file. The other three leave barriers out: label has every capability, capabilities has a
 * permissive type (nothing is enforced on it), neither has both. What is mounted into some of them, no plan would mount:
 * it stands for an administrator's mistake, and takes the mount namespace out of the question.
 */
export const testContainers: TestContainer[] = [
  define("left", [12, 77], {
    address: 11,
    mounts: [...mistakes, { source: storeOf("image"), target: "/given-image" }, openDirectory],
  }),
  define("right", [13, 78], { address: 12 }),
  define("image", [14, 79], { address: 13, root: "image" }),
  define("label", [15, 80], { address: 14, mounts: mistakes, capabilities: capabilitySchema.options }),
  define("capabilities", [16, 81], { address: 15, mounts: mistakes, permissive: true }),
  define("neither", [17, 82], {
    address: 16,
    mounts: mistakes,
    permissive: true,
    capabilities: capabilitySchema.options,
  }),
];

/**
 * A type without a container: as though it were right's own type, so that only the pair is left to keep a process of it
 * from right's processes and sockets. The administrator's shell may become it.
 */
export const twin: TestContainer = define("twin", [12, 77], { address: 17 });

export type TestContainer = PolicyPlan & {
  root: "directory" | "image";
  address: string;
  processContext: string;
  fileContext: string;
  permissive: boolean;
  mounts: readonly Mount[];
};

/** A directory of the host, writable at `target` inside. */
export type Mount = { source: string; target: string };

type Choices = {
  address: number;
  root?: "directory" | "image";
  mounts?: readonly Mount[];
  permissive?: boolean;
  capabilities?: readonly Capability[];
};

function define(name: string, [low, high]: [number, number], choices: Choices): TestContainer {
  const level = `s0:c${low},c${high}`;
  return {
    name,
    executable: { path: "/usr/sbin/nginx" },
    capabilities: (choices.capabilities ?? listNeeded()).map((capability) => ({ name: capability })),
    store: { path: storeOf(name) },
    label: { pair: [low, high] },
    processContext: `system_u:system_r:${typeOf(name)}:${level}`,
    fileContext: `system_u:object_r:container_file_t:${level}`,
    root: choices.root ?? "directory",
    address: `192.168.122.${choices.address}`,
    permissive: choices.permissive ?? false,
    mounts: choices.mounts ?? [],
  };
}

/** What nginx needs as root that changes to another user. */
function listNeeded(): Capability[] {
  return ["chown", "dac_override", "kill", "net_bind_service", "setgid", "setpcap", "setuid"];
}

function storeOf(name: string): string {
  return `/var/lib/sandboxcontainer/containers/${name}`;
}
