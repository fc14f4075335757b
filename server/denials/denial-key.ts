import type { Denial } from "@/server/contract/denial";

/** What a denial says, and of whom: two with the same key are one thing to see to. */
export function denialKey({ explanation, container, victim, source, target, comm }: Denial): string {
  const { sentence, kind } = explanation;
  return JSON.stringify([sentence, kind, container, victim, source?.type, target?.type, comm]);
}
