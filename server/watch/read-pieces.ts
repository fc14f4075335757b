import { readJournalEntry } from "@/server/denials/record/read-journal-entry";
import type { AuditLog } from "@/server/host/find-audit-log";
import { followFile } from "@/server/host/follow-file";
import { followJournal } from "@/server/host/follow-journal";
import type { AuditPlace } from "./audit-place";

/** The bytes of an audit log from a place on, until the signal is raised, each with the place behind it. Null: no more for now. */
export async function* readPieces(
  log: Exclude<AuditLog, { kind: "none" }>,
  from: AuditPlace,
  signal: AbortSignal,
): AsyncGenerator<{ bytes: Uint8Array | null; at: Pick<AuditPlace, "file" | "journal"> }> {
  if (log.kind === "file") {
    for await (const { bytes, place } of followFile(log.path, { from: from.file, follow: true, signal })) {
      yield { bytes, at: { file: place, journal: null } };
    }
    return;
  }
  let cursor = from.journal;
  for await (const line of followJournal({ cursor, follow: true, signal })) {
    const entry = line === null ? null : readJournalEntry(line);
    if (line !== null && entry === null) continue;
    cursor = entry?.cursor ?? cursor;
    const bytes = entry && Buffer.from(`${entry.record}\n`);
    yield { bytes, at: { file: null, journal: cursor } };
  }
}
