import { z } from "zod";
import { jobSchema } from "@/server/contract/job";
import { procedureFor, router } from "../trpc";

const byId = z.object({ id: z.string().max(64) });

/** Long works under way and past. */
export const jobsRouter = router({
  get: procedureFor("viewer")
    .input(byId)
    .output(jobSchema)
    .query(({ ctx, input }) => ctx.services.jobs.get(input.id)),
  list: procedureFor("viewer")
    .output(z.array(jobSchema))
    .query(({ ctx }) => ctx.services.jobs.list(100)),
  cancel: procedureFor("operator")
    .input(byId)
    .output(jobSchema)
    .mutation(({ ctx, input }) => ctx.services.jobs.cancel(input.id)),
});
