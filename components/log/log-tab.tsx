"use client";

import { ScrollText, SearchX } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { ProblemNote } from "../live/problem-note";
import { readProblem } from "../live/read-problem";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { ProgressBar } from "../ui/progress-bar";
import { Skeleton } from "../ui/skeleton";
import { LogFilterBar } from "./log-filter-bar";
import { LogLines } from "./log-lines";
import { toFilters } from "./log-query";
import type { LogHead } from "./log-reader";
import { LogToolbar } from "./log-toolbar";
import { useLogChange } from "./use-log-change";
import { useLogHits } from "./use-log-hits";
import { useLogQuery } from "./use-log-query";
import { useLogReader } from "./use-log-reader";

/** What the program of a container prints, as it prints it, and all that it has printed. */
export function LogTab({ name }: { name: string }) {
  const [query, changeQuery] = useLogQuery();
  const [wrap, setWrap] = useState(false);
  const [goal, setGoal] = useState<{ number: number; turn: number } | null>(null);
  const filters = toFilters(query);
  const change = useLogChange(name);
  const shown = useLogReader(name, filters.shown, change);
  const matches = useLogReader(name, filters.hits, change);
  const { reader } = shown;

  const showNumber = useCallback(
    (number: number) => setGoal((before) => ({ number, turn: (before?.turn ?? 0) + 1 })),
    [],
  );
  const showOffset = useCallback(
    (offset: number) => void reader.locate(offset).then(showNumber, () => undefined),
    [reader, showNumber],
  );
  const pick = useCallback((offset: number) => changeQuery({ at: offset }), [changeQuery]);
  const hits = useLogHits(filters.hits ? matches : shown, query.text !== "", pick);

  // The line of the address is gone to, also when the lines that are shown become others.
  useEffect(() => {
    if (query.at !== null) showOffset(query.at);
  }, [query.at, showOffset]);

  const { head, error } = shown.state;
  if (error && !head) {
    if (readProblem(error).code === "log_not_found") return <NoLog />;
    return <ProblemNote error={error} onRetry={() => reader.start()} />;
  }
  if (!head) return <Skeleton className="h-[calc(100dvh-16rem)] min-h-96 w-full" />;
  const isWhole =
    query.level === null && query.from === null && query.to === null && !(query.only && query.text);
  const isEmpty = head.total === head.first;
  return (
    <div className="rounded-lg border bg-surface">
      <LogToolbar name={name} query={query} onQuery={changeQuery} hits={hits} />
      <LogFilterBar
        query={query}
        onQuery={changeQuery}
        wrap={wrap}
        onWrap={setWrap}
        head={head}
        onLine={isWhole ? (number) => showNumber(number - 1) : null}
      />
      {!head.isComplete && <Looking head={head} />}
      {head.size === 0 || (isEmpty && isWhole && head.isComplete) ? (
        <NoLog />
      ) : isEmpty ? (
        <NoMatch head={head} isLevel={query.level !== null} onAll={() => changeQuery(everything)} />
      ) : (
        <LogLines
          key={JSON.stringify([head.generation, filters.shown])}
          reader={reader}
          head={head}
          wrap={wrap}
          query={query.text}
          isWhole={isWhole}
          goal={goal}
          current={query.at}
          onPick={(offset) => changeQuery({ ...(!isWhole && everything), at: offset })}
          onNewest={() => {
            setGoal(null);
            changeQuery({ at: null });
          }}
        />
      )}
    </div>
  );
}

const everything = { text: "", only: false, level: null, from: null, to: null };

function Looking({ head }: { head: LogHead }) {
  return (
    <div className="border-b px-3 py-1.5">
      <ProgressBar label="Looking through the log" value={head.scanned / Math.max(1, head.size)} />
    </div>
  );
}

function NoMatch({ head, isLevel, onAll }: { head: LogHead; isLevel: boolean; onAll: () => void }) {
  if (!head.isComplete) return <Skeleton className="h-[calc(100dvh-22rem)] min-h-80 w-full" />;
  return (
    <EmptyState
      icon={<SearchX aria-hidden="true" />}
      title="No line is like that"
      action={<Button onClick={onAll}>Show all lines</Button>}
    >
      {isLevel
        ? "Levels are known where a line says its own in a format for it: syslog, JSON, logfmt, or the formats of nginx, Apache, PostgreSQL, MariaDB, Redis, Python and Java."
        : "The whole log was looked through. Times are known where lines begin with one."}
    </EmptyState>
  );
}

function NoLog() {
  return (
    <EmptyState icon={<ScrollText aria-hidden="true" />} title="Nothing was printed yet">
      What the program writes to its output appears here at once.
    </EmptyState>
  );
}
