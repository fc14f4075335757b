import { z } from "zod";
import { containerNameSchema } from "@/server/contract/container-name";
import { denialListSchema } from "@/server/contract/denial-list";
import { pairHolderSchema } from "@/server/contract/pair-holder";
import { procedureFor, router } from "../trpc";
import { cleanTexts } from "./clean-texts";

/** What SELinux denied the containers. */
export const denialsRouter = router({
  /** Of one container, and about it; what is an attack or a bug first. A change of its count on the stream asks for it anew. */
  list: procedureFor("viewer")
    .input(z.object({ name: containerNameSchema }))
    .output(denialListSchema)
    .query(({ ctx, input }) => cleanTexts(ctx.services.denials.list(input.name))),
  /** Whose a label is or was, for who reads an audit log himself. */
  holders: procedureFor("viewer")
    .output(z.array(pairHolderSchema))
    .query(({ ctx }) => ctx.services.store.pairs.listHolders()),
});
