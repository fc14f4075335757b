import { sessionSchema } from "@/server/contract/session";
import { publicProcedure } from "../trpc";

/** Who is signed in; null for nobody. Does not put the idle end off. */
export const me = publicProcedure()
  .output(sessionSchema.nullable())
  .query(({ ctx }) => ctx.readSession({ touch: false }));
