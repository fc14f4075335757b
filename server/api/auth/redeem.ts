import { z } from "zod";
import { sessionSchema } from "@/server/contract/session";
import { publicProcedure } from "../trpc";

/** Signs in with a one-time link. */
export const redeem = publicProcedure()
  .input(z.object({ token: z.string().min(1).max(128) }))
  .output(sessionSchema)
  .mutation(async ({ ctx, input }) => {
    const { token, session } = await ctx.services.sessions.redeem(input.token, ctx.address);
    ctx.setToken({ value: token, expiresAt: session.expiresAt });
    return session;
  });
