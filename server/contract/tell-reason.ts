import type { DenialRow } from "./denial-list";

/** Why it was denied. Where a change was made because of it and it has not been denied since, that was the reason before. */
export function tellReason({ denial, answers }: Pick<DenialRow, "denial" | "answers">): string {
  const { reason } = denial.explanation;
  const isPast = answers.some(({ undone, verdict }) => undone === null && verdict.state !== "denied");
  return isPast ? `Before the change: ${reason}` : reason;
}
