import { join } from "node:path";
import { z } from "zod";
import { containerNameSchema } from "@/server/contract/container-name";
import { ScError } from "@/server/contract/error";
import { logFilterSchema } from "@/server/contract/log-filter";
import { logPageSchema } from "@/server/contract/log-page";
import { logViewSchema } from "@/server/contract/log-view";
import { logFile } from "@/server/run/log-file";
import { requireContainer } from "../containers/require-container";
import type { Services } from "../services";
import { procedureFor, router } from "../trpc";

const offset = z.int().min(0);
const limit = z.int().min(1).max(2000).default(500);

/** What a container's program wrote, as it is: who shows it makes visible what would act or hide. */
export const logsRouter = router({
  /** Lines before or after an offset; neither given: the newest. */
  read: procedureFor("viewer")
    .input(
      z.object({
        name: containerNameSchema,
        generation: z.string().max(64).optional(),
        before: offset.optional(),
        after: offset.optional(),
        limit,
      }),
    )
    .output(logPageSchema)
    .query(async ({ ctx, input }) => found(await logFile.readPage(logPath(ctx.services, input.name), input))),
  /**
   * Lines that a filter leaves, by number: from one on, around an offset, or the newest. A long log is looked through for a
   * quarter of a second at a time: ask again until it is complete.
   */
  view: procedureFor("viewer")
    .input(
      z.object({
        name: containerNameSchema,
        filter: logFilterSchema,
        from: z.int().min(0).optional(),
        around: offset.optional(),
        limit: z.int().min(0).max(500).default(100),
      }),
    )
    .output(logViewSchema)
    .query(async ({ ctx, input: { name, filter, ...query } }) =>
      found(await ctx.services.logs.look(logPath(ctx.services, name), filter, query)),
    ),
});

function logPath(services: Services, name: string): string {
  return join(requireContainer(services, name).path, "log", "output.log");
}

function found<T>(page: T | null): T {
  if (!page) throw new ScError("log_not_found", "There is no log yet: the container has not run.");
  return page;
}
