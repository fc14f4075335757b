import { ScError } from "@/server/contract/error";
import { connectHelper } from "../client/connect-helper";
import { makeVisible } from "../output/make-visible";
import { note } from "../output/print";
import { readName } from "../read-name";
import { type Consent, confirmChange } from "./confirm-change";
import { followChange } from "./follow-change";

/** Takes the last change that answered a denial back. JSON: {preview, job}. */
export async function undoFix(text: string, consent: Consent): Promise<void> {
  const helper = connectHelper();
  const name = readName(text);
  const { groups } = await helper.denials.list.query({ name });
  const last = groups
    .flatMap(({ answers }) => answers)
    .filter(({ whyNoUndo }) => whyNoUndo === null)
    .sort((a, b) => b.at - a.at)[0];
  if (!last) {
    throw new ScError(
      "denial_not_found",
      `Nothing that was changed in ${name} for a denial can be taken back.`,
      {
        fix: "sandboxcontainer denials list NAME has what was changed, and why not.",
      },
    );
  }
  const preview = await helper.denials.preview.query({ name, of: { kind: "undo", answerId: last.id } });
  if (!consent.json) note(`Taken back: ${makeVisible(last.text)}`);
  await confirmChange(name, preview, consent);
  const { jobId } = await helper.denials.undo.mutate({
    name,
    answerId: last.id,
    restart: consent.restart,
  });
  await followChange(helper, { name, jobId, preview, json: consent.json, said: `${name} is as before` });
}
