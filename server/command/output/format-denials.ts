import type { Denial } from "@/server/contract/denial";
import type { DenialAnswer } from "@/server/contract/denial-answer";
import type { DenialRow } from "@/server/contract/denial-list";
import { openCandidates } from "@/server/contract/open-candidates";
import { tellReason } from "@/server/contract/tell-reason";
import type { DenialGroup } from "@/server/denials/group-denials";
import { makeVisible } from "./make-visible";
import { style } from "./style";

/** Groups of denials, what is an attack or a bug first: how often, when last, who tried what; below it why, and what to do. */
export function formatDenials(groups: readonly DenialGroup[]): string {
  const ordered = groups.toSorted(
    (a, b) =>
      Number(b.denial.explanation.suspicious) - Number(a.denial.explanation.suspicious) ||
      (b.lastAt ?? 0) - (a.lastAt ?? 0),
  );
  return ordered.map((group) => `${formatGroup({ ...group, answers: [] })}\n`).join("");
}

/** The same of groups that the helper keeps, in its order, each with the beginning of its id and what was said of it. */
export function formatDenialRows(rows: readonly DenialRow[]): string {
  return rows
    .map((row) => {
      const said = [describeDismissal(row), ...row.answers.map(describeAnswer)].filter(
        (line) => line !== null,
      );
      return [`${style.strong(row.id.slice(0, shownId))} ${formatGroup(row)}`, ...said, ""].join("\n");
    })
    .join("");
}

/** One denial as it comes. */
export function formatDenial(denial: Denial): string {
  return formatGroup({ denial, count: 1, firstAt: denial.time, lastAt: denial.time, answers: [] });
}

function formatGroup(group: DenialGroup & Pick<DenialRow, "answers">): string {
  const { denial, count, firstAt, lastAt } = group;
  const { sentence, suspicious } = denial.explanation;
  const times =
    count === 1 ? "" : `, ${count} times${firstAt === lastAt ? "" : ` since ${formatTime(firstAt)}`}`;
  const said = makeVisible(sentence);
  return [
    `${style.faint(formatTime(lastAt) + times)}`,
    `  ${suspicious ? style.danger(said) : said}`,
    `  ${makeVisible(tellReason(group))}`,
    ...openCandidates(group).flatMap(({ text, opens, command }) => [
      `  fix: ${makeVisible(text)}`,
      ...(opens === null ? [] : [`    opens: ${makeVisible(opens)}`]),
      ...(command === null ? [] : [`    ${style.strong(makeVisible(command))}`]),
    ]),
  ].join("\n");
}

/** "2026-11-24 12:47:19", by the host's clock. */
function formatTime(time: number | null): string {
  if (time === null) return "at an unknown time";
  const date = new Date(time);
  const pad = (part: number) => String(part).padStart(2, "0");
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  return `${day} ${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
}

function describeDismissal({ count, dismissal }: DenialRow): string | null {
  if (dismissal === null) return null;
  const more = count - dismissal.count;
  const who = `${makeVisible(dismissal.by)}, ${formatTime(dismissal.at)}`;
  return more <= 0 ? `  dismissed by ${who}` : `  back: ${more} more since it was dismissed by ${who}`;
}

function describeAnswer({ text, by, at, undone, verdict }: DenialAnswer): string {
  const who = `${makeVisible(text)} Done by ${makeVisible(by)}, ${formatTime(at)}.`;
  if (undone !== null) return `  taken back by ${makeVisible(undone.by)}, ${formatTime(undone.at)}: ${who}`;
  return `  ${verdictWords[verdict.state]}: ${who}\n    ${verdict.text}`;
}

const verdictWords = { watching: "watching", fixed: "fixed, as far as was seen", denied: "still denied" };

/** Of 256 bits; two of a container's groups will not begin alike. */
const shownId = 10;
