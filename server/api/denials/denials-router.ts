import { z } from "zod";
import { pairHolderSchema } from "@/server/contract/pair-holder";
import { procedureFor, router } from "../trpc";

/** What SELinux denied the containers. */
export const denialsRouter = router({
  /** Whose a label is or was, for who reads an audit log himself. */
  holders: procedureFor("viewer")
    .output(z.array(pairHolderSchema))
    .query(({ ctx }) => ctx.services.store.pairs.listHolders()),
});
