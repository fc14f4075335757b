import { type Container, containerSchema } from "@/server/contract/container";

/** A container of the contract for a test: stopped, never started, with what is given in place of that. */
export function makeContainer(part: Partial<Record<keyof Container, unknown>> & { name: string }): Container {
  return containerSchema.parse({
    uuid: "7d5e0a0e-5a4c-4f0e-9d53-1f6a5f0a1b2c",
    revision: 1,
    state: "stopped",
    executable: `/usr/sbin/${part.name}`,
    package: null,
    unit: null,
    pair: [1, 2],
    processContext: "system_u:system_r:container_t:s0:c1,c2",
    confinement: "unknown",
    liveContext: null,
    otherContexts: [],
    store: "directory",
    path: `/var/lib/sandboxcontainer/containers/${part.name}`,
    address: null,
    autostart: false,
    memoryMiB: 512,
    initPid: null,
    createdAt: 0,
    startedAt: null,
    lastEnd: null,
    denials: { count: 0, suspicious: 0, lastAt: null },
    jobId: null,
    ...part,
  });
}
