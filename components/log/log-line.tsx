import clsx from "clsx";
import { memo } from "react";
import type { LogViewLine } from "@/server/contract/log-view";
import { parseLogLine } from "./parse-log-line";

type LogLineProps = {
  line: LogViewLine | undefined;
  /** Which line it is of those shown, and its number in the log where that is known. */
  row: number;
  number: number | null;
  digits: number;
  query: string;
  isCurrent: boolean;
  wrap: boolean;
  onPick: (offset: number) => void;
};

/**
 * One line of a log, with its colours, what is hidden made visible, what is searched for marked, and a link to itself;
 * an empty one while it is on its way.
 */
export const LogLine = memo(function LogLine(props: LogLineProps) {
  const { line, row, number, digits, query, isCurrent, wrap, onPick } = props;
  const tone = line?.level ? tones[line.level] : undefined;
  return (
    <div
      data-row={row}
      aria-current={isCurrent || undefined}
      className={clsx(
        "relative flex min-h-5 overflow-hidden border-l-2 font-mono text-xs leading-5",
        tone ?? "border-transparent",
        isCurrent && "bg-accent-soft",
      )}
    >
      <LineLink line={line} number={number} digits={digits} onPick={onPick} />
      {line?.level && <span className="sr-only">{line.level}: </span>}
      <span
        className={clsx("min-w-0 flex-1 pr-3", wrap ? "whitespace-pre-wrap break-all" : "whitespace-pre")}
      >
        {line ? parseLogLine(line.text).map((segment) => renderSegment(segment, query)) : "…"}
      </span>
    </div>
  );
});

function LineLink({
  line,
  number,
  digits,
  onPick,
}: Pick<LogLineProps, "line" | "number" | "digits" | "onPick">) {
  const text = number === null ? "↦" : (number + 1).toString();
  const className = "sticky left-0 shrink-0 select-none bg-sunken px-2 text-right text-muted";
  const style = { minWidth: `${(digits + 2).toString()}ch` };
  if (!line) {
    return (
      <span className={className} style={style}>
        {text}
      </span>
    );
  }
  return (
    <a
      href={`?at=${line.offset.toString()}`}
      aria-label={number === null ? "Show this line in the whole log" : `Line ${text}`}
      tabIndex={-1}
      className={clsx(className, "hover:text-accent")}
      style={style}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey) return;
        event.preventDefault();
        onPick(line.offset);
      }}
    >
      {text}
    </a>
  );
}

const tones: Partial<Record<NonNullable<LogViewLine["level"]>, string>> = {
  emergency: "border-danger",
  alert: "border-danger",
  critical: "border-danger",
  error: "border-danger",
  warning: "border-warn",
};

function renderSegment(segment: ReturnType<typeof parseLogLine>[number], query: string) {
  return (
    <span
      key={segment.start}
      className={clsx(
        segment.bold && "font-bold",
        segment.colour !== null && `ansi-${segment.colour.toString()}`,
        segment.hidden && "mx-px rounded-sm bg-warn-soft px-0.5 text-warn",
      )}
    >
      {mark(segment.text, query)}
    </span>
  );
}

function mark(text: string, query: string) {
  if (query === "") return text;
  const parts: { at: number; text: string; isHit: boolean }[] = [];
  const haystack = text.toLowerCase();
  const needle = query.toLowerCase();
  let at = 0;
  for (let hit = haystack.indexOf(needle); hit >= 0; hit = haystack.indexOf(needle, at)) {
    parts.push({ at, text: text.slice(at, hit), isHit: false });
    parts.push({ at: hit, text: text.slice(hit, hit + needle.length), isHit: true });
    at = hit + needle.length;
  }
  parts.push({ at, text: text.slice(at), isHit: false });
  return parts.map((part) =>
    part.isHit ? (
      <mark key={`${part.at.toString()}!`} className="rounded-sm bg-warn-line text-text">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
