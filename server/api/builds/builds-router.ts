import { z } from "zod";
import { procedureFor, router } from "../trpc";
import { startBuild } from "./start-build";

/** From a draft to a container. */
export const buildsRouter = router({
  start: procedureFor("admin", { activity: "job" })
    .input(
      z.object({
        draftId: z.string().max(64),
        planHash: z.string().regex(/^[0-9a-f]{64}$/),
        start: z.boolean().default(false),
      }),
    )
    .output(z.object({ jobId: z.string() }))
    .mutation(({ ctx, input }) => startBuild(ctx.services, { ...input, actor: ctx.session.user })),
});
