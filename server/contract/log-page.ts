import { z } from "zod";

/** A stretch of one log. Offsets are bytes from the start of the file. */
export const logPageSchema = z.object({
  lines: z.array(z.object({ offset: z.number(), text: z.string() })),
  /** Offset of the first line, and just behind the last one. */
  start: z.number(),
  end: z.number(),
  size: z.number(),
  /** Changes when the file was replaced or cut: offsets of another generation mean nothing. */
  generation: z.string(),
});

export type LogPage = z.infer<typeof logPageSchema>;
