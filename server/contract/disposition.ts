import { z } from "zod";

/**
 * What becomes of one host path inside the container.
 * shared: the host's own, mounted read-only · copy: a private copy · empty: private, created without content ·
 * tmpfs: private, in memory, gone at stop · omit: not there at all.
 */
export const dispositionSchema = z.enum(["shared", "copy", "empty", "tmpfs", "omit"]);

export type Disposition = z.infer<typeof dispositionSchema>;
