import clsx from "clsx";
import { Ban, Link2, ShieldX } from "lucide-react";
import Link from "next/link";
import type { Dismissal, DenialRow as Row } from "@/server/contract/denial-list";
import { tellReason } from "@/server/contract/tell-reason";
import { formatTime } from "../ui/format-time";
import { AnswerNote } from "./answer-note";
import { CandidateList } from "./candidate-list";
import { DenialDetails } from "./denial-details";
import { DismissButton } from "./dismiss-button";
import { ExportMenu } from "./export-menu";

/** Denials that say the same: who tried what, how often and when, why it was refused, and what could be done. */
export function DenialRow({ group, name }: { group: Row; name: string }) {
  const { id, denial, count, firstAt, lastAt, dismissal, answers } = group;
  const { sentence, suspicious } = denial.explanation;
  const Icon = suspicious ? ShieldX : Ban;
  const other = [denial.container, denial.victim].find((each) => each !== null && each !== name);
  return (
    <li id={`denial-${id}`} className="flex gap-3 px-4 py-3 target:bg-accent-soft">
      <Icon
        aria-hidden="true"
        className={clsx("mt-0.5 size-4 shrink-0", suspicious ? "text-danger" : "text-muted")}
      />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <p className="font-medium [overflow-wrap:anywhere]">{sentence}</p>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-muted text-sm">
          {suspicious && <span className="font-medium text-danger">Attack or bug</span>}
          <span>{describeTimes(count, firstAt, lastAt)}</span>
          {other && (
            <Link
              prefetch={false}
              href={`/containers/${other}/denials`}
              className="underline underline-offset-2 hover:no-underline"
            >
              Denials of {other}
            </Link>
          )}
          <a href={`#denial-${id}`} className="inline-flex items-center gap-1 hover:text-text">
            <Link2 aria-hidden="true" className="size-3.5" />
            Link<span className="sr-only"> to: {sentence}</span>
          </a>
        </p>
        {dismissal && <p className="text-muted text-sm">{describeDismissal(count, dismissal)}</p>}
        <p className="text-sm [overflow-wrap:anywhere]">{tellReason(group)}</p>
        {answers.map((answer) => (
          <AnswerNote key={answer.id} name={name} answer={answer} />
        ))}
        <CandidateList name={name} group={group} />
        <DenialDetails denial={denial} />
        <div className="-ml-2 flex flex-wrap items-center gap-1">
          <DismissButton name={name} group={group} />
          <ExportMenu name={name} group={group} label="Export" />
        </div>
      </div>
    </li>
  );
}

function describeDismissal(count: number, dismissal: Dismissal): string {
  const { by, at } = dismissal;
  const more = count - dismissal.count;
  if (more <= 0) return `Dismissed by ${by}, ${formatTime(at)}.`;
  return `Back: ${more === 1 ? "one more" : `${more.toString()} more`} since ${by} dismissed it, ${formatTime(at)}.`;
}

function describeTimes(count: number, firstAt: number | null, lastAt: number | null): string {
  const last = lastAt === null ? "at an unknown time" : formatTime(lastAt);
  if (count === 1) return `Once, ${last}`;
  const times = `${count.toString()} times`;
  return firstAt === null || firstAt === lastAt
    ? `${times}, ${last}`
    : `${times}, ${formatTime(firstAt)} to ${last}`;
}
