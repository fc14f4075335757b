import { z } from "zod";

/** What a delete would remove and what it would leave. */
export const deletionSchema = z.object({
  running: z.boolean(),
  goes: z.array(z.object({ what: z.string(), path: z.string().nullable(), bytes: z.number().nullable() })),
  stays: z.array(z.object({ what: z.string(), path: z.string().nullable() })),
});

export type Deletion = z.infer<typeof deletionSchema>;
