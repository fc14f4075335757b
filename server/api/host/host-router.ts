import { z } from "zod";
import { checkSchema } from "@/server/contract/check";
import { hostStatusSchema } from "@/server/contract/host-status";
import { procedureFor, router } from "../trpc";

/** What the host is and what it lacks. */
export const hostRouter = router({
  status: procedureFor("viewer")
    .output(hostStatusSchema)
    .query(({ ctx }) => ctx.services.watch.host()),
  doctor: procedureFor("viewer")
    .output(z.array(checkSchema))
    .query(({ ctx }) => ctx.services.host.runDoctor()),
});
