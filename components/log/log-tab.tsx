"use client";

import { ScrollText } from "lucide-react";
import { useState } from "react";
import { ProblemNote } from "../live/problem-note";
import { readProblem } from "../live/read-problem";
import { EmptyState } from "../ui/empty-state";
import { Skeleton } from "../ui/skeleton";
import { LogLines } from "./log-lines";
import { LogToolbar } from "./log-toolbar";
import { useLog } from "./use-log";
import { useLogSearch } from "./use-log-search";

/** What the program of a container prints, as it prints it, and all that it has printed. */
export function LogTab({ name }: { name: string }) {
  const log = useLog(name);
  const [wrap, setWrap] = useState(false);
  const [target, setTarget] = useState<number | null>(null);
  const finder = useLogSearch(name, (offset) => void log.openAround(offset).then(() => setTarget(offset)));
  const { window, error } = log;

  if (error && !window) {
    if (readProblem(error).code === "log_not_found") return <NoLog />;
    return <ProblemNote error={error} onRetry={() => void log.openNewest()} />;
  }
  if (!window) return <Skeleton className="h-[66vh] w-full" />;
  return (
    <div className="rounded-lg border bg-surface">
      <LogToolbar name={name} wrap={wrap} onWrap={setWrap} finder={finder} />
      {window.size === 0 ? (
        <NoLog />
      ) : (
        <LogLines
          key={`${window.generation} ${wrap.toString()}`}
          window={window}
          wrap={wrap}
          query={finder.search?.query ?? ""}
          target={finder.search ? target : null}
          onEarlier={log.readEarlier}
          onLater={log.readLater}
          onNewest={() => {
            setTarget(null);
            finder.clear();
            if (window.end < window.size) void log.openNewest();
          }}
        />
      )}
    </div>
  );
}

function NoLog() {
  return (
    <EmptyState icon={<ScrollText aria-hidden="true" />} title="Nothing was printed yet">
      What the program writes to its output appears here at once.
    </EmptyState>
  );
}
