import clsx from "clsx";
import { Activity, ArrowRight, Cog, ScrollText, ShieldX, UserRound } from "lucide-react";
import Link from "next/link";
import type { TimelineEntry } from "@/server/contract/timeline";
import { parseLogLine } from "../log/parse-log-line";
import { formatTime } from "../ui/format-time";

type TimelineRowProps = { entry: TimelineEntry; name: string; kind: string };

/** One thing that happened: when, of what kind, what, and who did it; with a link to where more is to be seen. */
export function TimelineRow({ entry, name, kind }: TimelineRowProps) {
  const { id, at, tone, title, detail, actor, page } = entry;
  const Icon = icons[entry.kind];
  return (
    <li id={id} className="flex gap-3 px-4 py-2 target:bg-accent-soft">
      <Icon aria-hidden="true" className={clsx("mt-0.5 size-4 shrink-0", tones[tone])} />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <p
          className={clsx(
            "[overflow-wrap:anywhere]",
            entry.kind === "log" ? "font-mono text-xs" : "font-medium",
          )}
        >
          {parseLogLine(title).map(({ start, text }) => (
            <span key={start}>{text}</span>
          ))}
        </p>
        <p className="flex flex-wrap items-center gap-x-3 text-muted text-sm">
          <a href={`#${id}`} className="hover:text-text">
            <time dateTime={new Date(at).toISOString()}>{formatTime(at)}</time>
          </a>
          <span>{kind}</span>
          {actor && <span>by {actor}</span>}
          {detail && <span className="[overflow-wrap:anywhere]">{detail}</span>}
          {page && (
            <Link
              prefetch={false}
              href={`/containers/${name}/${page}`}
              className="inline-flex items-center gap-1 underline underline-offset-2 hover:no-underline"
            >
              Show<span className="sr-only">: {title}</span>
              <ArrowRight aria-hidden="true" className="size-3.5" />
            </Link>
          )}
        </p>
      </div>
    </li>
  );
}

const icons = { state: Activity, work: Cog, activity: UserRound, denial: ShieldX, log: ScrollText };
const tones = { plain: "text-muted", ok: "text-ok", warn: "text-warn", danger: "text-danger" };
