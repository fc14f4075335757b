import { z } from "zod";
import { containerNameSchema } from "@/server/contract/container-name";
import { changePreviewSchema } from "@/server/contract/denial-answer";
import { denialListSchema } from "@/server/contract/denial-list";
import { pairHolderSchema } from "@/server/contract/pair-holder";
import { planChangeSchema } from "@/server/contract/plan-change";
import { procedureFor, router } from "../trpc";
import { applyAnswer } from "./apply-answer";
import { exportDenials } from "./export-denials";
import { listDenials } from "./list-denials";
import { previewChange } from "./preview-change";
import { undoAnswer } from "./undo-answer";

const id = z.string().max(64);
const ids = z.array(id).min(1).max(200);
const groups = z.object({ name: containerNameSchema, ids });

/** What SELinux denied the containers. */
export const denialsRouter = router({
  /** Of one container, and about it; what is an attack or a bug first. A change of its count on the stream asks for it anew. */
  list: procedureFor("viewer")
    .input(z.object({ name: containerNameSchema }))
    .output(denialListSchema)
    .query(({ ctx, input }) => listDenials(ctx.services, input.name)),
  /** Of some groups or of all, dismissed ones included only where they are named: as text, or as a policy module in CIL. */
  export: procedureFor("viewer")
    .input(
      z.object({
        name: containerNameSchema,
        ids: ids.optional(),
        format: z.enum(["text", "cil"]),
      }),
    )
    .output(z.object({ file: z.string(), text: z.string() }))
    .query(({ ctx, input }) => exportDenials(ctx.services, input)),
  /** Says of groups that they need nobody any more: they count no longer, until there is one more of them. */
  dismiss: procedureFor("operator")
    .input(groups)
    .mutation(({ ctx, input }) => ctx.services.denials.setDismissed(input.name, input.ids, ctx.session.user)),
  restore: procedureFor("operator")
    .input(groups)
    .mutation(({ ctx, input }) => ctx.services.denials.setDismissed(input.name, input.ids, null)),
  /** What an answer to a denial, or taking one back, would change: plan, policy and definition. */
  preview: procedureFor("admin")
    .input(
      z.object({
        name: containerNameSchema,
        of: z.discriminatedUnion("kind", [
          z.object({ kind: z.literal("answer"), id, change: planChangeSchema }),
          z.object({ kind: z.literal("undo"), answerId: id }),
        ]),
      }),
    )
    .output(changePreviewSchema)
    .query(({ ctx, input }) => previewChange(ctx.services, input)),
  /** Makes the change that was shown; `restart`: it may be stopped and started for it. */
  answer: procedureFor("admin", { activity: "job" })
    .input(
      z.object({
        name: containerNameSchema,
        id,
        change: planChangeSchema,
        planHash: z.string().regex(/^[0-9a-f]{64}$/),
        restart: z.boolean().default(false),
      }),
    )
    .output(z.object({ jobId: z.string() }))
    .mutation(({ ctx, input }) => applyAnswer(ctx.services, { ...input, actor: ctx.session.user })),
  /** Gives the container back the plan that it had before an answer. */
  undo: procedureFor("admin", { activity: "job" })
    .input(z.object({ name: containerNameSchema, answerId: id, restart: z.boolean().default(false) }))
    .output(z.object({ jobId: z.string() }))
    .mutation(({ ctx, input }) => undoAnswer(ctx.services, { ...input, actor: ctx.session.user })),
  /** Whose a label is or was, for who reads an audit log himself. */
  holders: procedureFor("viewer")
    .output(z.array(pairHolderSchema))
    .query(({ ctx }) => ctx.services.store.pairs.listHolders()),
});
