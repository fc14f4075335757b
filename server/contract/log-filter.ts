import { z } from "zod";
import { logLevelSchema } from "./log-level";

/** Which lines of a log are meant. Without anything: all. */
export const logFilterSchema = z.object({
  /** Upper and lower case alike; colours in between do not count. */
  text: z.string().max(256).default(""),
  /** At least so serious. Lines in which no level is recognised are left out then. */
  level: logLevelSchema.nullable().default(null),
  /** Milliseconds since the epoch, both included. A line without a time has that of the line before. */
  from: z.number().nullable().default(null),
  to: z.number().nullable().default(null),
});

export type LogFilter = z.infer<typeof logFilterSchema>;
