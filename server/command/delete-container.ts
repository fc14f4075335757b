import type { Deletion } from "@/server/contract/deletion";
import { connectHelper } from "./client/connect-helper";
import { followJobs } from "./client/follow-jobs";
import { requireDone } from "./client/require-done";
import { formatSize } from "./output/format-size";
import { formatTable } from "./output/format-table";
import { makeVisible } from "./output/make-visible";
import { note, print, printJson } from "./output/print";
import { readName } from "./read-name";
import { requireYes } from "./require-yes";

/** Shows what a deletion takes away and what it leaves, asks at a terminal, and follows the job. */
export async function deleteContainer(
  text: string,
  { yes, force, json }: { yes: boolean; force: boolean; json: boolean },
): Promise<void> {
  const helper = connectHelper();
  const name = readName(text);
  const deletion = await helper.containers.previewDeletion.query({ name });
  if (!json) note(formatDeletion(deletion).trimEnd());
  if (!yes) await requireYes(`Delete ${name}?`, "Nothing was deleted.");
  const { jobId } = await helper.containers.delete.mutate({ name, force });
  const [job] = await followJobs(helper, [jobId]);
  if (job) requireDone(job);
  if (json) printJson({ deletion, job });
  else print(`${name} deleted`);
}

/** Two short tables: what goes, with sizes, and what stays. */
export function formatDeletion({ running, goes, stays }: Deletion): string {
  const size = (bytes: number | null) => (bytes === null ? "" : formatSize(bytes));
  const gone = goes.map(({ what, path, bytes }) => [makeVisible(what), makeVisible(path ?? ""), size(bytes)]);
  const kept = stays.map(({ what, path }) => [makeVisible(what), makeVisible(path ?? "")]);
  return [
    ...(running ? ["It is running.\n"] : []),
    `Goes:\n${formatTable(gone, { indent: 2 })}`,
    ...(kept.length > 0 ? [`Stays:\n${formatTable(kept, { indent: 2 })}`] : []),
  ].join("");
}
