import { z } from "zod";
import { draftSchema } from "@/server/contract/draft";
import type { PlanEntry } from "@/server/contract/plan";
import { planRequestSchema } from "@/server/contract/plan-request";
import { procedureFor, router } from "../trpc";
import { createDraft } from "./create-draft";
import { discardDraft } from "./discard-draft";
import { updateDraft } from "./update-draft";

const byId = z.object({ id: z.string().max(64) });

/** Plans in the making. */
export const draftsRouter = router({
  create: procedureFor("admin")
    .input(z.object({ request: planRequestSchema }))
    .output(draftSchema)
    .mutation(({ ctx, input }) => createDraft(ctx.services, input.request, ctx.session.user)),
  get: procedureFor("viewer")
    .input(byId)
    .output(draftSchema)
    .query(({ ctx, input }) => ctx.services.store.drafts.get(input.id)),
  list: procedureFor("viewer")
    .output(z.array(draftSchema))
    .query(({ ctx }) => ctx.services.store.drafts.list()),
  update: procedureFor("admin")
    .input(z.object({ id: z.string().max(64), revision: z.int(), request: planRequestSchema }))
    .output(draftSchema)
    .mutation(({ ctx, input }) => updateDraft(ctx.services, input)),
  discard: procedureFor("admin")
    .input(byId)
    .output(z.object({ id: z.string() }))
    .mutation(({ ctx, input }) => discardDraft(ctx.services, input.id)),
  contents: procedureFor("viewer")
    .input(byId)
    .query(({ ctx, input }): Promise<PlanEntry[]> => ctx.services.store.drafts.readEntries(input.id)),
});
