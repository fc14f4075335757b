import { z } from "zod";
import { roleSchema } from "./role";

/** Who is signed in, as the page sees it. Times are milliseconds since the epoch. */
export const sessionSchema = z.object({
  user: z.string(),
  role: roleSchema,
  /** How: password (PAM), link (one-time), or socket (local root). */
  method: z.enum(["password", "link", "socket"]),
  idleExpiresAt: z.number(),
  expiresAt: z.number(),
});

export type Session = z.infer<typeof sessionSchema>;
