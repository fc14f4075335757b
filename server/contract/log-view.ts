import { z } from "zod";
import { logLevelSchema } from "./log-level";

/**
 * Some lines of those that a filter leaves of a log. Numbers count these from 0 on; offsets are bytes of the file and stay
 * what they are when the log grows and when its oldest lines are given up.
 */
export const logViewSchema = z.object({
  lines: z.array(
    z.object({
      number: z.int(),
      offset: z.number(),
      text: z.string(),
      /** What the line says of itself, where its format is known, or the line that it belongs to. */
      level: logLevelSchema.nullable(),
      /** Milliseconds since the epoch: from the line or the last one before it that has a time; null where that is not known. */
      at: z.number().nullable(),
    }),
  ),
  /** The oldest line that there still is, and one more than the newest. */
  first: z.int(),
  total: z.int(),
  /** The file: how long it is, and how far it has been looked through. Ask again until that is all. */
  size: z.number(),
  scanned: z.number(),
  isComplete: z.boolean(),
  /** Changes when the file was replaced or cut: numbers and offsets of another generation mean nothing. */
  generation: z.string(),
});

export type LogView = z.infer<typeof logViewSchema>;
export type LogViewLine = LogView["lines"][number];
