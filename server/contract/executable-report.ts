import { z } from "zod";
import { absolutePathSchema } from "./absolute-path";
import { executableItemSchema } from "./executable-item";

/** What we say of one path before anything is planned. */
export const executableReportSchema = z.object({
  path: absolutePathSchema,
  verdict: z.enum(["ok", "warn", "refuse"]),
  problems: z.array(
    z.object({
      severity: z.enum(["warn", "refuse"]),
      code: z.string(),
      text: z.string(),
      fix: z.string().nullable(),
    }),
  ),
  links: z.array(z.object({ from: absolutePathSchema, to: z.string() })),
  item: executableItemSchema.nullable(),
  suggestedName: z.string(),
});

export type ExecutableReport = z.infer<typeof executableReportSchema>;
