import { z } from "zod";

/** One finding of doctor. */
export const checkSchema = z.object({
  id: z.string(),
  area: z.enum(["libvirt", "cgroups", "packages", "selinux", "audit", "network", "storage", "tools"]),
  title: z.string(),
  state: z.enum(["ok", "warn", "fail"]),
  /** What was found, in words. */
  detail: z.string(),
  /** The exact fix: words, and the command where there is one. Null when nothing is to be done. */
  fix: z.object({ text: z.string(), command: z.string().nullable() }).nullable(),
});

export type Check = z.infer<typeof checkSchema>;
