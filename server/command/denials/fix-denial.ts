import type { FixCandidate } from "@/server/contract/denial";
import type { DenialRow } from "@/server/contract/denial-list";
import { ScError } from "@/server/contract/error";
import type { PlanChange } from "@/server/contract/plan-change";
import { connectHelper } from "../client/connect-helper";
import { makeVisible } from "../output/make-visible";
import { note } from "../output/print";
import { readName } from "../read-name";
import { type Consent, confirmChange } from "./confirm-change";
import { findGroup } from "./find-group";
import { followChange } from "./follow-change";

/** Shows what an answer would change, asks, and makes it. JSON: {preview, job}. */
export async function fixDenial(
  text: string,
  prefix: string,
  { choice, ...consent }: Consent & { choice: number | undefined },
): Promise<void> {
  const helper = connectHelper();
  const name = readName(text);
  const { groups } = await helper.denials.list.query({ name });
  const group = findGroup(groups, prefix);
  const { change, ...candidate } = pick(group, choice);
  const of = { kind: "answer" as const, id: group.id, change };
  const preview = await helper.denials.preview.query({ name, of });
  if (!consent.json) {
    note(makeVisible(`${group.denial.explanation.sentence}\n${candidate.text}`, "\n"));
    if (candidate.opens !== null) note(makeVisible(`What that opens: ${candidate.opens}`));
  }
  await confirmChange(name, preview, consent);
  const { jobId } = await helper.denials.answer.mutate({
    name,
    id: group.id,
    change,
    planHash: preview.planHash,
    restart: consent.restart,
  });
  await followChange(helper, { name, jobId, preview, json: consent.json, said: `${name} changed` });
}

function pick({ denial }: DenialRow, choice: number | undefined): FixCandidate & { change: PlanChange } {
  const { candidates, suspicious } = denial.explanation;
  if (suspicious) {
    throw new ScError("plan_refused", "This is an attack or a bug: nothing is ever opened for it.");
  }
  const choices = candidates.flatMap(({ change, ...rest }) => (change === null ? [] : [{ ...rest, change }]));
  const chosen = choices[(choice ?? 1) - 1];
  if (chosen && (choice !== undefined || choices.length === 1)) return chosen;
  if (choices.length === 0) {
    throw new ScError("plan_refused", "No change of this container answers this denial.", {
      fix: "sandboxcontainer denials list NAME says what else could be done.",
    });
  }
  throw new ScError("bad_input", `There are ${choices.length} answers: say which.`, {
    fix: choices.map((each, index) => `--choice ${index + 1}: ${makeVisible(each.text)}`).join(" "),
  });
}
