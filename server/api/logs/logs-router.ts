import { z } from "zod";
import { containerNameSchema } from "@/server/contract/container-name";
import { logPageSchema } from "@/server/contract/log-page";
import { requireContainer } from "../containers/require-container";
import { procedureFor, router } from "../trpc";

const offset = z.int().min(0);
const limit = z.int().min(1).max(2000).default(500);

/** What a container's program wrote. */
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
    .query(({ ctx, input }) => {
      const { name } = requireContainer(ctx.services, input.name);
      return ctx.services.logs.read(name, input);
    }),
  /** Lines that contain `query` (any case), newest first. To go on: `before` = `start` of the last answer, until it is 0. */
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
    .query(({ ctx, input }) => {
      const { name } = requireContainer(ctx.services, input.name);
      return ctx.services.logs.search(name, input);
    }),
});
