import { z } from "zod";

/** How far the audit log was read, from what was stored; the beginning when that makes no sense. */
export function parsePlace(text: string | null): AuditPlace {
  try {
    return placeSchema.parse(JSON.parse(text ?? "null"));
  } catch {
    return noPlace;
  }
}

const placeSchema = z.object({
  /** In a file: device, inode and birth, and the offset. */
  file: z.object({ file: z.string(), offset: z.int().min(0) }).nullable(),
  /** In the journal: its cursor. */
  journal: z.string().max(1000).nullable(),
  /** Time of the newest event that was read: where one source has ended, the other goes on behind it. */
  lastAt: z.number().nullable(),
});

export type AuditPlace = z.infer<typeof placeSchema>;

export const noPlace: AuditPlace = { file: null, journal: null, lastAt: null };
