import { z } from "zod";
import { publicProcedure } from "../trpc";

/** Ends the session on the server and in the browser. Nothing happens when there is none. */
export const signOut = publicProcedure({ quiet: true })
  .output(z.object({ signedOut: z.literal(true) }))
  .mutation(async ({ ctx }) => {
    if (ctx.token) await ctx.services.sessions.end(ctx.token);
    ctx.setToken(null);
    return { signedOut: true as const };
  });
