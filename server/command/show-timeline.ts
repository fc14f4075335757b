import { ScError } from "@/server/contract/error";
import type { TimelineEntry, TimelineKind } from "@/server/contract/timeline";
import { connectHelper } from "./client/connect-helper";
import { formatTable } from "./output/format-table";
import { makeVisible } from "./output/make-visible";
import { print, printJson } from "./output/print";
import { readName } from "./read-name";

/** Prints what happened to a container, the newest first. */
export async function showTimeline(
  text: string,
  { kinds, lines, json }: { kinds: readonly TimelineKind[] | undefined; lines: number; json: boolean },
): Promise<void> {
  if (!Number.isInteger(lines) || lines < 1 || lines > 500) {
    throw new ScError("bad_input", "--lines: a whole number from 1 to 500.");
  }
  const query = { name: readName(text), limit: lines, ...(kinds && { kinds: [...kinds] }) };
  const entries = await connectHelper().timeline.list.query(query);
  if (json) printJson(entries);
  else if (entries.length === 0) print("Nothing happened yet.");
  else print(formatTable(entries.map(toRow), { heading: ["WHEN", "KIND", "WHO", "WHAT"] }));
}

function toRow({ at, kind, actor, title, detail }: TimelineEntry): string[] {
  const what = detail === null || kind === "log" ? title : `${title} (${detail})`;
  return [new Date(at).toISOString(), kind, actor ?? "-", what].map((cell) => makeVisible(cell));
}
