import { z } from "zod";
import { absolutePathSchema } from "./absolute-path";
import { packageDbSchema } from "./package-db";

/** One executable of the picker. */
export const executableItemSchema = z.object({
  path: absolutePathSchema,
  package: z.string(),
  packageDb: packageDbSchema,
  summary: z.string(),
  /** The unit file that makes it a service; null for a plain program. */
  unit: z.string().nullable(),
  /** Where the path leads when it is a symbolic link, else null. */
  resolved: absolutePathSchema.nullable(),
  setuid: z.boolean(),
});

export type ExecutableItem = z.infer<typeof executableItemSchema>;
