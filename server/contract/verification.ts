import { z } from "zod";
import { containerNameSchema } from "./container-name";

/** The self-test of one container: each barrier as it really stands, and the plan against what is there. */
export const verificationSchema = z.object({
  name: containerNameSchema,
  /** When it was looked at, milliseconds since the epoch. */
  at: z.number(),
  running: z.boolean(),
  findings: z.array(
    z.object({
      id: z.string(),
      /** barrier: what holds the container back · drift: what should be as the plan says. */
      kind: z.enum(["barrier", "drift"]),
      title: z.string(),
      /** unknown: it can only be seen while the container runs. */
      state: z.enum(["pass", "fail", "unknown"]),
      /** What was found, in words. */
      detail: z.string(),
      /** What to do about it; null when there is nothing. */
      fix: z.string().nullable(),
    }),
  ),
});

export type Verification = z.infer<typeof verificationSchema>;
export type Finding = Verification["findings"][number];
