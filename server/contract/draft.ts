import { z } from "zod";
import { planSchema } from "./plan";
import { planRequestSchema } from "./plan-request";

/** A plan in the making: kept by the helper, so that it survives a reload, a crash and a failed build. */
export const draftSchema = z.object({
  id: z.string(),
  revision: z.int(),
  owner: z.string(),
  request: planRequestSchema,
  /** SHA-256 of the plan that was shown, hex; the build refuses to run for another one. */
  planHash: z.string(),
  /** The plan without its entries (those come from drafts.contents). */
  plan: planSchema.omit({ entries: true }),
  /** The last build from this draft, if any. */
  jobId: z.string().nullable(),
  createdAt: z.number(),
  updatedAt: z.number(),
});

export type Draft = z.infer<typeof draftSchema>;
