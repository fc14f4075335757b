import { z } from "zod";
import { absolutePathSchema } from "./absolute-path";
import { containerNameSchema } from "./container-name";
import { mcsPairSchema } from "./mcs-pair";

/** How a run ended: what the init recorded, or that nothing was recorded. */
const runEndSchema = z.object({
  at: z.number(),
  /** 0-255; null when a signal ended it or nothing was recorded. */
  exitCode: z.int().nullable(),
  signal: z.string().nullable(),
  outOfMemory: z.boolean(),
  /** True when the init wrote the record; false: killed before it could. */
  recorded: z.boolean(),
  /** True when the end was asked for (stop, restart, delete). */
  requested: z.boolean(),
});

/** One row of the dashboard. `revision` grows with every change, so that a late answer never wins. */
export const containerSchema = z.object({
  name: containerNameSchema,
  uuid: z.string(),
  revision: z.int(),
  /** missing: we have it, libvirt does not. */
  state: z.enum(["building", "stopped", "starting", "running", "paused", "stopping", "deleting", "missing"]),
  executable: absolutePathSchema,
  package: z.string().nullable(),
  unit: z.string().nullable(),
  pair: mcsPairSchema,
  processContext: z.string(),
  /**
   * enforced: the live label is the planned one and the host enforces · not-enforced: SELinux is off or
   * permissive here · mismatch: the live label of a process differs from the plan · permissive: the host enforces, but
   * lets this type do what it is forbidden · unknown: not running, or its label could not be read.
   */
  confinement: z.enum(["enforced", "not-enforced", "mismatch", "permissive", "unknown"]),
  /** Label of the init. */
  liveContext: z.string().nullable(),
  /** Labels other than the planned one that processes in the container carry, the init's left out. */
  otherContexts: z.array(z.string()),
  store: z.enum(["directory", "image"]),
  path: absolutePathSchema,
  address: z.string().nullable(),
  autostart: z.boolean(),
  memoryMiB: z.int(),
  initPid: z.int().nullable(),
  createdAt: z.number(),
  startedAt: z.number().nullable(),
  lastEnd: runEndSchema.nullable(),
  /** What SELinux denied it and what was tried on it: how often, how much of its own is an attack or a bug, when last. */
  denials: z.object({ count: z.int(), suspicious: z.int(), lastAt: z.number().nullable() }),
  /** Job under way for this container. */
  jobId: z.string().nullable(),
});

export type Container = z.infer<typeof containerSchema>;
export type RunEnd = z.infer<typeof runEndSchema>;
