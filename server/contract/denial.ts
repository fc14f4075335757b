import { z } from "zod";
import { planChangeSchema } from "./plan-change";

/** A security context; `range` is null where the policy has no levels. */
const labelSchema = z.object({
  user: z.string(),
  role: z.string(),
  type: z.string(),
  range: z.string().nullable(),
});

/** What could be done about a denial, in words, and as a command where one does it. */
const candidateSchema = z.object({
  kind: z.enum(["relabel", "disposition", "mount", "port", "capability", "boolean", "policy"]),
  text: z.string(),
  /** What it would open besides, or take away; null where that is nothing. */
  opens: z.string().nullable(),
  command: z.string().nullable(),
  /** The same as a change of the container that the product makes itself; null where it is somebody else's to do. */
  change: planChangeSchema.nullable(),
});

const explanationSchema = z.object({
  /**
   * mcs: another container's · category: a file with another pair or none · file-label: a file of its own with a type that
   * is not · read-only: the host's, which it may not write · capability, port: not given · boolean: a switch of the
   * policy · constraint, type: no rule allows it · protected: nothing that a container may ever have · unknown-label: the
   * policy does not have it · stale: the policy that is loaded now allows it · claim: said by a process, not by the
   * kernel · granted: no denial · host: of no container.
   */
  kind: z.enum([
    "mcs",
    "category",
    "file-label",
    "read-only",
    "capability",
    "port",
    "boolean",
    "constraint",
    "type",
    "protected",
    "unknown-label",
    "stale",
    "claim",
    "granted",
    "host",
  ]),
  /** Who tried what. */
  sentence: z.string(),
  /** Why it was refused. */
  reason: z.string(),
  /** An attack or a bug: nothing should be opened for it, and `candidates` is empty. */
  suspicious: z.boolean(),
  candidates: z.array(candidateSchema),
});

/** One decision of SELinux that an audit log tells of. An event of the kernel with several of them gives several. */
export const denialSchema = z.object({
  /** Milliseconds since the epoch, and the event's number; null where the log leaves them out. */
  time: z.number().nullable(),
  serial: z.number().nullable(),
  permissions: z.array(z.string()),
  class: z.string().nullable(),
  source: labelSchema.nullable(),
  target: labelSchema.nullable(),
  /** What the process calls itself, and its program where the event has it. */
  comm: z.string().nullable(),
  exe: z.string().nullable(),
  /** As the host counts. */
  pid: z.int().nullable(),
  /** As the process sees it. */
  path: z.string().nullable(),
  /** The last part of the path, where the kernel knows no more. */
  name: z.string().nullable(),
  /** True: noted and let through. Null where an old kernel does not say. */
  permissive: z.boolean().nullable(),
  /**
   * denied · granted: allowed, and the policy wants a record of it · error: a label that the policy does not know ·
   * claimed: a process says so of itself in a record of its own; nothing of it is believed.
   */
  result: z.enum(["denied", "granted", "error", "claimed"]),
  /** Name of the container that it is of, and of the one whose object it was about. */
  container: z.string().nullable(),
  victim: z.string().nullable(),
  explanation: explanationSchema,
  /** Every record of the event, as read. */
  raw: z.array(z.string()),
});

export type Denial = z.infer<typeof denialSchema>;
export type Label = z.infer<typeof labelSchema>;
export type Explanation = z.infer<typeof explanationSchema>;
export type FixCandidate = z.infer<typeof candidateSchema>;
