import type { PlanWarning } from "@/server/contract/plan";
import { makeVisible } from "./make-visible";
import { style } from "./style";

/** The warnings of a plan, gravest first, each with its fix below it. */
export function formatWarnings(warnings: readonly PlanWarning[]): string {
  return (["refuse", "warn", "note"] as const)
    .flatMap((severity) => warnings.filter((warning) => warning.severity === severity))
    .map(({ severity, text, fix }) => {
      const word = paint[severity](severity.padEnd(6));
      return `  ${word}  ${makeVisible(text)}\n${fix === null ? "" : `          fix: ${makeVisible(fix)}\n`}`;
    })
    .join("");
}

const paint = { refuse: style.danger, warn: style.caution, note: style.faint } as const;
