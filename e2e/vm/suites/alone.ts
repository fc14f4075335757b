import { beforeAll, describe, expect, it } from "vitest";
import { typeOf } from "@/server/policy/container/type-of";
import { ask } from "../ask";
import { deliberately } from "../deliberately";
import { processAccess } from "../process-access";
import { runLabelled } from "../run-labelled";
import { twin } from "../test-containers";

/**
 * The label alone, at what namespaces and the list of devices keep from every container, whatever its label: a process
 * with a container's label goes for it in the host's own namespaces, with every device at hand. Another label may do the
 * same, so it is the label that stops it, and the test can fail.
 */
export function testLabelAlone(): void {
  describe("the host's first process", () => {
    it.each(processAccess)("%s: denied, and the record names both types", (_, write) =>
      expectTypeToMatter("host", write(1), "init_t"),
    );
  });

  describe("libvirt's controller of a container", () => {
    let controller = 0;
    beforeAll(async () => {
      controller = Number(await ask("cat /run/libvirt/lxc/left.pid"));
    });
    it.each(processAccess)("%s: denied, and the record names both types", (_, write) =>
      expectTypeToMatter("host", write(controller), "virtd_lxc_t"),
    );
  });

  describe.each(onSurfaces)("%s", (_, place, program, target) => {
    it("is denied, and the record names both types", () => expectTypeToMatter(place, program, target));
  });
}

const own = typeOf(twin.name);

const onSurfaces: [what: string, place: string, program: string, target: string][] = [
  [
    "a socket without a file of a service",
    "host",
    'socket.socket(socket.AF_UNIX).connect("\\0host-listens")',
    "initrc_t",
  ],
  [
    "an interface of the host",
    "host",
    'import subprocess\nsubprocess.run(["ip", "link", "set", "dev", "virbr0", "up"], check=True)',
    own,
  ],
  ["the host's disk", "host", open("/dev/vda"), "fixed_disk_device_t"],
  ["the machine's memory", "host", open("/dev/mem"), "memory_device_t"],
  ["the kernel's log", "host", open("/dev/kmsg"), "kmsg_device_t"],
  [
    "a node of the host's disk with the container's own label",
    "left",
    open("/given-disk"),
    "container_file_t",
  ],
];

function open(path: string): string {
  return `os.open("${path}", os.O_RDONLY)`;
}

async function expectTypeToMatter(place: string, program: string, target: string): Promise<void> {
  expect(await runLabelled(place, "unconfined_u:unconfined_r:unconfined_t:s0", program)).toBe("done\n");
  const context = `unconfined_u:unconfined_r:${own}:s0:c12,c77`;
  const { output, denials } = await deliberately(() => runLabelled(place, context, program));
  expect(output).toMatch(/Permission denied/);
  expect(denials.map((denial) => [readType(denial.source), readType(denial.target)])).toContainEqual([
    own,
    target,
  ]);
  expect(denials.every(({ permissive }) => !permissive)).toBe(true);
}

function readType(context: string): string | undefined {
  return context.split(":")[2];
}
