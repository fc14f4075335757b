import type { Finding, Verification } from "@/server/contract/verification";
import { makeVisible } from "./make-visible";
import { style } from "./style";

/** The self-test of a container: barriers first, then what differs from the plan, each with what to do about it. */
export function formatVerification({ name, findings }: Verification): string {
  const width = Math.max(...findings.map(({ title }) => title.length));
  const section = (kind: Finding["kind"]) =>
    findings.filter((finding) => finding.kind === kind).flatMap((finding) => formatFinding(finding, width));
  const count = (wanted: Finding["state"]) => findings.filter(({ state }) => state === wanted).length;
  return [
    style.strong(`What holds ${name} back`),
    ...section("barrier"),
    "",
    style.strong("As planned"),
    ...section("drift"),
    "",
    `${count("pass")} passed, ${count("fail")} failed, ${count("unknown")} not to be seen now`,
    "",
  ].join("\n");
}

function formatFinding({ state, title, detail, fix }: Finding, width: number): string[] {
  const line = `${paint[state](words[state])}  ${title.padEnd(width)}  ${makeVisible(detail)}`;
  return fix === null ? [line] : [line, `         fix: ${makeVisible(fix)}`];
}

const words = { pass: "pass   ", fail: "FAIL   ", unknown: "unknown" } as const;
const paint = { pass: style.good, fail: style.danger, unknown: style.faint } as const;
