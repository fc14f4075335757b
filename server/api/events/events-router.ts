import { tracked } from "@trpc/server";
import { z } from "zod";
import { ScError } from "@/server/contract/error";
import { mostTopics } from "@/server/contract/most-topics";
import { topicSchema } from "@/server/contract/topic";
import { procedureFor, router, toTrpcError } from "../trpc";

/** The one stream of a tab: a snapshot first, then every change, with ids to resume from. */
export const eventsRouter = router({
  stream: procedureFor("viewer", { passive: true })
    .input(
      z.object({
        lastEventId: z.string().max(64).nullish(),
        topics: z.array(topicSchema).max(mostTopics).default([]),
      }),
    )
    .subscription(async function* ({ ctx, input, signal }) {
      ctx.services.host.warmUp();
      const events = ctx.services.watch.subscribe({
        lastEventId: input.lastEventId ?? null,
        topics: input.topics,
        signal: signal ?? new AbortController().signal,
      });
      for await (const { id, event } of events) {
        if (!(await ctx.readSession({ touch: false }))) {
          throw toTrpcError(new ScError("not_signed_in", "The session has ended. Sign in again."));
        }
        yield tracked(id, event);
      }
    }),
});
