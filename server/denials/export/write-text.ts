import type { Denial } from "@/server/contract/denial";

/** Groups of denials as plain text for a ticket or a mail: who tried what, how often, why, what could be done, the records. */
export function writeText(groups: readonly ToldGroup[]): string {
  return groups.map((group) => `${writeGroup(group)}\n`).join("\n");
}

type ToldGroup = { denial: Denial; count: number; firstAt: number | null; lastAt: number | null };

function writeGroup({ denial, count, firstAt, lastAt }: ToldGroup): string {
  const { sentence, reason, suspicious, candidates } = denial.explanation;
  const times = firstAt === lastAt ? toTime(lastAt) : `from ${toTime(firstAt)} to ${toTime(lastAt)}`;
  return [
    sentence,
    `  ${count === 1 ? "Once" : `${count} times`}, ${times}.${suspicious ? " An attack or a bug." : ""}`,
    `  ${reason}`,
    ...candidates.flatMap(({ text, opens, command }) => [
      `  Fix: ${text}`,
      ...(opens === null ? [] : [`    What that opens: ${opens}`]),
      ...(command === null ? [] : [`    ${command}`]),
    ]),
    count === 1 ? "  Its records:" : "  Records of the first:",
    ...denial.raw.map((record) => `    ${record}`),
  ].join("\n");
}

function toTime(time: number | null): string {
  return time === null ? "an unknown time" : new Date(time).toISOString();
}
