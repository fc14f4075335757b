import { z } from "zod";
import { containerNameSchema } from "./container-name";
import { errorCodes } from "./error";

/** One long work with its steps. Times are milliseconds since the epoch, amounts bytes. */
export const jobSchema = z.object({
  id: z.string(),
  revision: z.int(),
  kind: z.enum(["build", "start", "stop", "restart", "delete", "change"]),
  container: containerNameSchema,
  state: z.enum(["queued", "running", "undoing", "done", "failed", "cancelled"]),
  actor: z.string(),
  steps: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      state: z.enum(["waiting", "running", "done", "failed", "undone", "skipped"]),
      done: z.number().nullable(),
      total: z.number().nullable(),
      detail: z.string().nullable(),
      startedAt: z.number().nullable(),
      endedAt: z.number().nullable(),
    }),
  ),
  /** When a stop stops being polite and destroys; null otherwise. */
  deadline: z.number().nullable(),
  cancellable: z.boolean(),
  error: z.object({ code: z.enum(errorCodes), message: z.string(), fix: z.string().nullable() }).nullable(),
  queuedAt: z.number(),
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
});

export type Job = z.infer<typeof jobSchema>;
