import { z } from "zod";

/** Who did what: written before the action, completed with its result. */
export const activitySchema = z.object({
  id: z.int(),
  at: z.number(),
  actor: z.string(),
  action: z.string(),
  container: z.string().nullable(),
  detail: z.string(),
  result: z.enum(["pending", "ok", "failed", "denied"]),
  error: z.string().nullable(),
});

export type Activity = z.infer<typeof activitySchema>;
