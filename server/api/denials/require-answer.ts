import { ScError } from "@/server/contract/error";
import type { AnswerRecord } from "@/server/store/answer-store";
import type { Services } from "../services";
import { whyNoUndo } from "./why-no-undo";

/** An answer that can be taken back. Throws denial_not_found and plan_changed. */
export async function requireAnswer(
  { store }: Pick<Services, "store">,
  name: string,
  id: string,
): Promise<AnswerRecord> {
  const answer = (await store.answers.list(name)).find((each) => each.id === id);
  if (!answer) throw new ScError("denial_not_found", `There is no such answer for ${name}.`);
  const why = whyNoUndo(answer, await store.containers.readPlanHash(name));
  if (why !== null) throw new ScError("plan_changed", why);
  return answer;
}
