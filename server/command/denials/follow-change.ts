import type { ChangePreview } from "@/server/contract/denial-answer";
import { tellRest } from "@/server/contract/tell-rest";
import type { Helper } from "../client/connect-helper";
import { followJobs } from "../client/follow-jobs";
import { requireDone } from "../client/require-done";
import { makeVisible } from "../output/make-visible";
import { note, print, printJson } from "../output/print";

/** Follows the job of a change to its end, and says `said` then. */
export async function followChange(
  helper: Helper,
  { name, jobId, preview, json, said }: FollowChange,
): Promise<void> {
  const [job] = await followJobs(helper, [jobId]);
  if (job) requireDone(job);
  if (json) return printJson({ preview, job });
  print(said);
  const rest = job ? tellRest(job) : null;
  if (rest !== null) note(makeVisible(rest));
  print(`What became of the denial: sandboxcontainer denials list ${name}`);
}

type FollowChange = { name: string; jobId: string; preview: ChangePreview; json: boolean; said: string };
