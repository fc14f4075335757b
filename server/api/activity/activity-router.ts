import { z } from "zod";
import { activitySchema } from "@/server/contract/activity";
import { procedureFor, router } from "../trpc";

/** Who did what, newest first. */
export const activityRouter = router({
  list: procedureFor("viewer")
    .input(
      z.object({
        before: z.int().optional(),
        limit: z.int().min(1).max(500).default(100),
        container: z.string().max(64).optional(),
      }),
    )
    .output(z.array(activitySchema))
    .query(({ ctx, input }) =>
      ctx.services.store.activity.list({
        before: input.before ?? null,
        limit: input.limit,
        container: input.container ?? null,
      }),
    ),
});
