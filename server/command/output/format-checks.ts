import type { Check } from "@/server/contract/check";
import { makeVisible } from "./make-visible";
import { style } from "./style";

/** Each finding of doctor: a word, what was found, and below it the fix with its command. */
export function formatChecks(checks: readonly Check[]): string {
  const width = Math.max(0, ...checks.map(({ title }) => title.length));
  const lines = checks.flatMap(({ state, title, detail, fix }) => [
    `${paint[state](words[state])}  ${title.padEnd(width)}  ${makeVisible(detail)}`,
    ...(fix === null ? [] : [`        fix: ${makeVisible(fix.text)}`]),
    ...(fix?.command
      ? fix.command.split("\n").map((line) => `          ${style.strong(makeVisible(line))}`)
      : []),
  ]);
  const count = (wanted: Check["state"]) => checks.filter(({ state }) => state === wanted).length;
  return `${lines.join("\n")}\n\n${count("ok")} fine, ${count("warn")} to look at, ${count("fail")} to fix\n`;
}

const words = { ok: "ok  ", warn: "warn", fail: "FAIL" } as const;
const paint = { ok: style.good, warn: style.caution, fail: style.danger } as const;
