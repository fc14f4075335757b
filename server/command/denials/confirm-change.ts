import type { ChangePreview } from "@/server/contract/denial-answer";
import { ScError } from "@/server/contract/error";
import { makeVisible } from "../output/make-visible";
import { note } from "../output/print";
import { style } from "../output/style";
import { requireYes } from "../require-yes";

/** Shows what would change and asks, unless that was said. Throws container_running, bad_input or cancelled. */
export async function confirmChange(name: string, preview: ChangePreview, consent: Consent): Promise<void> {
  if (!consent.json) note(formatPreview(preview));
  if (preview.running && !consent.restart) {
    throw new ScError("container_running", `${name} runs: it has to be stopped and started for this.`, {
      fix: "Say --restart, or stop it first.",
    });
  }
  if (!consent.yes) await requireYes(`Change ${name}?`, "Nothing was changed.");
}

export type Consent = { yes: boolean; restart: boolean; json: boolean };

function formatPreview({ added, differences }: ChangePreview): string {
  const lines = differences.flatMap(({ title, lines: parts }) => [
    style.strong(title),
    ...parts.map(({ sign, text }) => `  ${sign} ${makeVisible(text)}`),
  ]);
  const put =
    added.length === 0 ? [] : [`Put into its root: ${added.map((path) => makeVisible(path)).join(", ")}`];
  return [...lines, ...put].join("\n");
}
