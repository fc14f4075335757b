import type { Event } from "./event";
import type { Topic } from "./topic";

/** What an event is about for who asked for it; null for an event that everybody is told of. */
export function topicOf(event: Event): Topic | null {
  return event.kind === "log" || event.kind === "figures" ? `${event.kind}:${event.name}` : null;
}
