import type { Plan } from "@/server/contract/plan";
import { type DiffLine, diffLines } from "./diff-lines";

/** What differs between two plans of one container, document by document: what it may, sees and has; XML; policy; init. */
export function describeDifference(before: Plan, after: Plan): Difference[] {
  return [
    { title: "Plan", lines: cut(compareSets(listFacts(before), listFacts(after))) },
    { title: "Policy (CIL)", lines: diffLines(before.policy?.text ?? "", after.policy?.text ?? "") },
    { title: "libvirt's definition (XML)", lines: diffLines(before.domainXml, after.domainXml) },
    { title: "Init", lines: diffLines(before.init.script, after.init.script) },
  ].filter(({ lines }) => lines.length > 0);
}

type Difference = { title: string; lines: DiffLine[] };

/** A directory with thousands of files is told by its first ones. */
const mostLines = 200;

function listFacts({ capabilities, mounts, entries, identity, network, memoryMiB }: Plan): string[] {
  return [
    ...capabilities.map(({ name }) => `capability ${name}`),
    ...mounts.map(
      ({ kind, source, target, readOnly, sizeKiB }) =>
        `mount ${target}: ${kind}${source === null ? "" : ` of ${source}`}${readOnly ? ", read-only" : ""}${sizeKiB === null ? "" : `, ${sizeKiB} KiB`}`,
    ),
    `user ${identity.user}, group ${identity.group}`,
    `network ${network.kind === "nat" ? `${network.network}, ${network.address}` : "none"}`,
    `memory ${memoryMiB} MiB`,
    ...entries.map(({ path, disposition }) => `${path}: ${disposition}`),
  ];
}

function compareSets(before: string[], after: string[]): DiffLine[] {
  const [had, has] = [new Set(before), new Set(after)];
  return [
    ...before.filter((text) => !has.has(text)).map((text) => ({ sign: "-" as const, text })),
    ...after.filter((text) => !had.has(text)).map((text) => ({ sign: "+" as const, text })),
  ];
}

function cut(lines: DiffLine[]): DiffLine[] {
  if (lines.length <= mostLines) return lines;
  return [...lines.slice(0, mostLines), { sign: "…", text: `and ${lines.length - mostLines} more` }];
}
