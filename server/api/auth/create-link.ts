import { z } from "zod";
import { roleSchema } from "@/server/contract/role";
import { procedureFor } from "../trpc";

/** Makes a one-time sign-in link; only root on the root socket may. */
export const createLink = procedureFor("root")
  .input(z.object({ role: roleSchema.exclude(["root"]) }))
  .output(z.object({ token: z.string(), expiresAt: z.number() }))
  .mutation(({ ctx, input }) => ctx.services.sessions.createLink(input.role));
