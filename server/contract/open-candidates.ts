import type { FixCandidate } from "./denial";
import type { DenialRow } from "./denial-list";

/** What could still be done about a denial: without the changes that were made because of it and stand. */
export function openCandidates({ denial, answers }: Pick<DenialRow, "denial" | "answers">): FixCandidate[] {
  const made = new Set(
    answers.filter(({ undone }) => undone === null).map(({ change }) => JSON.stringify(change)),
  );
  return denial.explanation.candidates.filter(
    ({ change }) => change === null || !made.has(JSON.stringify(change)),
  );
}
