import { join } from "node:path";
import { z } from "zod";
import { containerNameSchema } from "@/server/contract/container-name";
import { ScError } from "@/server/contract/error";
import { type LogPage, logPageSchema } from "@/server/contract/log-page";
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
  /** Lines that hold `query` (any case), newest first. To go on: `before` = `start` of the last answer, until that is 0. */
  search: procedureFor("viewer")
    .input(
      z.object({
        name: containerNameSchema,
        query: z.string().min(1).max(256),
        before: offset.optional(),
        limit,
      }),
    )
    .output(logPageSchema)
    .query(async ({ ctx, input }) => found(await logFile.search(logPath(ctx.services, input.name), input))),
});

function logPath(services: Services, name: string): string {
  return join(requireContainer(services, name).path, "log", "output.log");
}

function found(page: LogPage | null): LogPage {
  if (!page) throw new ScError("log_not_found", "There is no log yet: the container has not run.");
  return page;
}
