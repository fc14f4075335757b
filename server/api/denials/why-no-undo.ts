import type { AnswerRecord } from "@/server/store/answer-store";

/** Why an answer cannot be taken back; null when it can. `planHash` is that of the plan that the container has. */
export function whyNoUndo({ change, undone, hashAfter }: AnswerRecord, planHash: string): string | null {
  if (undone !== null) return "It was taken back already.";
  if (change.kind === "relabel")
    return "The files have the label that the plan says; there is nothing to take back.";
  return hashAfter === planHash ? null : "The container was changed again since: take that back first.";
}
