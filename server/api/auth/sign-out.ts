import { z } from "zod";
import { ScError } from "@/server/contract/error";
import { publicProcedure } from "../trpc";

/** Ends the session on the server and in the browser. Throws not_signed_in when there was none; the cookie goes all the same. */
export const signOut = publicProcedure()
  .output(z.object({ signedOut: z.literal(true) }))
  .mutation(async ({ ctx }) => {
    const session = await ctx.readSession({ touch: false });
    ctx.setToken(null);
    if (!session) throw new ScError("not_signed_in", "You were signed out already.");
    if (ctx.token) await ctx.services.sessions.end(ctx.token);
    return { signedOut: true as const };
  });
