import { z } from "zod";
import type { Event } from "./event";

/** What a tab is told of only when it asks, `KIND:NAME`: how the log of a container grows, and what it uses. */
export const topicSchema = z.templateLiteral([z.enum(["log", "figures"]), ":", z.string().max(64)]);

export type Topic = z.infer<typeof topicSchema>;

/** As many as one subscription may have. */
export const mostTopics = 64;

/** Null for an event that everybody is told of. */
export function topicOf(event: Event): Topic | null {
  return event.kind === "log" || event.kind === "figures" ? `${event.kind}:${event.name}` : null;
}
