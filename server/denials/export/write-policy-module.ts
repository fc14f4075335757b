import type { Denial } from "@/server/contract/denial";
import { type AllowRule, ruleOf } from "./rule-of";

/**
 * A policy module in CIL that would allow those of the denials that a rule may allow (see ruleOf), merged and each with what was
 * tried; null when there is none of them. In an optional block: a container that is deleted takes its type along, and
 * the module stays loaded, without effect.
 */
export function writePolicyModule(denials: readonly Denial[]): string | null {
  const rules = new Map<string, { rule: AllowRule; tried: Set<string> }>();
  for (const denial of denials) {
    const rule = ruleOf(denial);
    if (rule === null) continue;
    const key = `${rule.source} ${rule.target} ${rule.class}`;
    const { rule: before, tried } = rules.get(key) ?? { rule, tried: new Set<string>() };
    const permissions = [...new Set([...before.permissions, ...rule.permissions])].sort();
    rules.set(key, { rule: { ...rule, permissions }, tried: tried.add(denial.explanation.sentence) });
  }
  if (rules.size === 0) return null;
  const names = [...new Set(denials.flatMap((denial) => (ruleOf(denial) ? (denial.container ?? []) : [])))];
  return [
    `; What was denied to ${names.join(", ")}, as rules that would allow it. Each opens its whole type: read it before`,
    "; it is loaded (semodule -i FILE.cil), and take it back with semodule -r NAME, the file's name without .cil.",
    ...names.map((name) =>
      writeBlock(
        name,
        [...rules.values()].filter(({ rule }) => rule.source === `sc_${name}_t`),
      ),
    ),
    "",
  ].join("\n");
}

function writeBlock(name: string, rules: { rule: AllowRule; tried: Set<string> }[]): string {
  const lines = rules.flatMap(({ rule, tried }) => [
    ...[...tried].map((sentence) => `    ; ${toComment(sentence)}`),
    `    ${writeRule(rule)}`,
  ]);
  return `(optional sc_${name}_denials\n${lines.join("\n")})`;
}

function writeRule({ source, target, class: className, permissions }: AllowRule): string {
  return `(allow ${source} ${target} (${className} (${permissions.join(" ")})))`;
}

/** A comment ends with its line; a path may hold any character. */
function toComment(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "\u{FFFD}");
}
