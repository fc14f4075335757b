import clsx from "clsx";
import { memo } from "react";
import { parseLogLine } from "./parse-log-line";

type LogLineProps = { text: string; query: string; isCurrent: boolean; wrap: boolean };

/** One line of a log, with its colours, what is hidden made visible, and what is searched for marked. */
export const LogLine = memo(function LogLine({ text, query, isCurrent, wrap }: LogLineProps) {
  return (
    <div
      className={clsx(
        "min-h-5 px-3 font-mono text-xs leading-5",
        wrap ? "whitespace-pre-wrap break-all" : "whitespace-pre",
        isCurrent && "bg-accent-soft",
      )}
    >
      {parseLogLine(text).map((segment) => (
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
      ))}
    </div>
  );
});

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
