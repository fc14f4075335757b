import { z } from "zod";
import { sessionSchema } from "@/server/contract/session";
import { publicProcedure } from "../trpc";

/** Signs in with a system account. */
export const signIn = publicProcedure()
  .input(
    z.object({
      user: z
        .string()
        .min(1, "Enter a user name.")
        .max(256)
        .regex(/^\P{Cc}*$/u, "A name has no control characters."),
      password: z
        .string()
        .max(1024)
        .regex(/^[^\0]*$/, "A password has no NUL."),
    }),
  )
  .output(sessionSchema)
  .mutation(async ({ ctx, input }) => {
    const { token, session } = await ctx.services.sessions.signIn(input.user, input.password, ctx.address);
    if (ctx.token) await ctx.services.sessions.end(ctx.token);
    ctx.setToken({ value: token, expiresAt: session.expiresAt });
    return session;
  });
