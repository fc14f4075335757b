import type { Capability } from "@/server/contract/capability";
import type { PolicyPlan } from "@/server/policy/container/build-container-module";
import { typeOf } from "@/server/policy/container/type-of";

/** The containers of the policy tests: two of the same program, and one whose root is an image. */
export const testContainers: TestContainer[] = [
  define("left", [12, 77], "directory", "192.168.122.11"),
  define("right", [13, 78], "directory", "192.168.122.12"),
  define("image", [14, 79], "image", "192.168.122.13"),
];

export type TestContainer = PolicyPlan & {
  root: "directory" | "image";
  address: string;
  processContext: string;
  fileContext: string;
};

function define(
  name: string,
  [low, high]: [number, number],
  root: "directory" | "image",
  address: string,
): TestContainer {
  const level = `s0:c${low},c${high}`;
  return {
    name,
    executable: { path: "/usr/sbin/nginx" },
    capabilities: listCapabilities().map((capability) => ({ name: capability })),
    store: { path: `/var/lib/sandboxcontainer/containers/${name}` },
    label: { pair: [low, high] },
    processContext: `system_u:system_r:${typeOf(name)}:${level}`,
    fileContext: `system_u:object_r:container_file_t:${level}`,
    root,
    address,
  };
}

/** What nginx needs as root that changes to another user. */
function listCapabilities(): Capability[] {
  return ["chown", "dac_override", "kill", "net_bind_service", "setgid", "setpcap", "setuid"];
}
