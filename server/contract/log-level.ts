import { z } from "zod";

/** How serious a line says that it is, in the words and the order of syslog (RFC 5424, 6.2.1): the most serious first. */
export const logLevelSchema = z.enum([
  "emergency",
  "alert",
  "critical",
  "error",
  "warning",
  "notice",
  "info",
  "debug",
]);

export type LogLevel = z.infer<typeof logLevelSchema>;
