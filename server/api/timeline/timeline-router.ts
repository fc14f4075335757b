import { join } from "node:path";
import { z } from "zod";
import { containerNameSchema } from "@/server/contract/container-name";
import { logFilterSchema } from "@/server/contract/log-filter";
import { timelineEntrySchema, timelineKindSchema } from "@/server/contract/timeline";
import { requireContainer } from "../containers/require-container";
import { cleanTexts } from "../denials/clean-texts";
import { procedureFor, router } from "../trpc";
import { composeTimeline } from "./compose-timeline";

/** All that happened to a container, in one list. */
export const timelineRouter = router({
  /**
   * Newest first; `before` is the time of the last entry of the page before. Of the log the newest 200 lines that say that
   * they are errors and when, of what was asked for the newest 500.
   */
  list: procedureFor("viewer")
    .input(
      z.object({
        name: containerNameSchema,
        kinds: z.array(timelineKindSchema).max(5).optional(),
        before: z.number().optional(),
        limit: z.int().min(1).max(500).default(100),
      }),
    )
    .output(z.array(timelineEntrySchema))
    .query(async ({ ctx, input }) => {
      const { store, denials, logs } = ctx.services;
      const { path } = requireContainer(ctx.services, input.name);
      const { name: container, before = Number.MAX_SAFE_INTEGER, limit, kinds } = input;
      const [states, jobs, activities, log] = await Promise.all([
        store.states.list({ container, before, limit }),
        store.jobs.listOf(container, before, limit),
        store.activity.list({ container, before: null, limit: mostActivities }),
        logs.look(join(path, "log", "output.log"), errors, { limit: mostLines }),
      ]);
      const { groups } = denials.list(container);
      const all = composeTimeline({ states, jobs, activities, denials: groups, lines: log?.lines ?? [] });
      const wanted = all.filter(({ kind, at }) => at < before && (kinds?.includes(kind) ?? true));
      return cleanTexts(wanted.slice(0, limit));
    }),
});

const errors = logFilterSchema.parse({ level: "error" });
const mostLines = 200;
const mostActivities = 500;
