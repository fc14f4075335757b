import { z } from "zod";
import { containerNameSchema } from "@/server/contract/container-name";
import { denialListSchema } from "@/server/contract/denial-list";
import { pairHolderSchema } from "@/server/contract/pair-holder";
import { procedureFor, router } from "../trpc";
import { exportDenials } from "./export-denials";
import { listDenials } from "./list-denials";

const ids = z.array(z.string().max(64)).min(1).max(200);
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
  /** Whose a label is or was, for who reads an audit log himself. */
  holders: procedureFor("viewer")
    .output(z.array(pairHolderSchema))
    .query(({ ctx }) => ctx.services.store.pairs.listHolders()),
});
