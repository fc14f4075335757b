import { z } from "zod";
import { absolutePathSchema } from "@/server/contract/absolute-path";
import { executableItemSchema } from "@/server/contract/executable-item";
import { executableReportSchema } from "@/server/contract/executable-report";
import { procedureFor, router } from "../trpc";

/** What can be picked. */
export const executablesRouter = router({
  search: procedureFor("viewer")
    .input(
      z.object({
        query: z.string().max(256),
        limit: z.int().min(1).max(100).default(50),
        servicesOnly: z.boolean().default(false),
      }),
    )
    .output(
      z.object({
        items: z.array(executableItemSchema),
        /** Matches in all. */
        total: z.int(),
        /** Executables in the index. */
        indexed: z.int(),
        /** True while the index is read anew: results may be incomplete. */
        indexing: z.boolean(),
      }),
    )
    .query(({ ctx, input }) => ctx.services.host.searchExecutables(input)),
  inspect: procedureFor("viewer")
    .input(z.object({ path: absolutePathSchema }))
    .output(executableReportSchema)
    .query(({ ctx, input }) => ctx.services.host.inspectExecutable(input.path)),
});
