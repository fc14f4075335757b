import { z } from "zod";

export const timelineKindSchema = z.enum(["state", "work", "activity", "denial", "log"]);

/** One thing that happened to a container. */
export const timelineEntrySchema = z.object({
  /** Stays the same from one answer to the next. */
  id: z.string(),
  /** Milliseconds since the epoch: when it happened, began (work) or happened last (denials that say the same). */
  at: z.number(),
  /** state: what it came to be · work: a build, start, stop … · activity: what else was asked for · denial · log: an error. */
  kind: timelineKindSchema,
  tone: z.enum(["plain", "ok", "warn", "danger"]),
  title: z.string(),
  detail: z.string().nullable(),
  /** Who did it, where somebody did. */
  actor: z.string().nullable(),
  /** Where more is to be seen, below the container's page: "log?at=4711"; null where nowhere. */
  page: z.string().nullable(),
});

export type TimelineKind = z.infer<typeof timelineKindSchema>;
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;
