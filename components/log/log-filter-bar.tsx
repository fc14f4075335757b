"use client";

import { type FormEvent, useState } from "react";
import { logLevelSchema } from "@/server/contract/log-level";
import { Button } from "../ui/button";
import { CheckField } from "../ui/check-field";
import { Select } from "../ui/select";
import type { LogQuery } from "./log-query";
import type { LogHead } from "./log-reader";

type LogFilterBarProps = {
  query: LogQuery;
  onQuery: (change: Partial<LogQuery>) => void;
  wrap: boolean;
  onWrap: (wrap: boolean) => void;
  head: LogHead;
  /** Goes to a line by its number, from 1 on; null where lines have none. */
  onLine: ((number: number) => void) | null;
};

/** What part of a log is shown, and how. */
export function LogFilterBar({ query, onQuery, wrap, onWrap, head, onLine }: LogFilterBarProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-2 py-1.5 text-sm">
      <Select
        compact
        aria-label="Level"
        value={query.level ?? ""}
        onValueChange={(value) => onQuery({ level: logLevelSchema.safeParse(value).data ?? null, at: null })}
        options={levels}
      />
      <TimeRange query={query} onQuery={onQuery} />
      <CheckField label="Wrap" checked={wrap} onCheckedChange={onWrap} />
      <span className="ml-auto flex items-center gap-3">
        {onLine && <LineField head={head} onLine={onLine} />}
        <output className="text-muted tabular-nums">
          {(head.total - head.first).toLocaleString("en")} {head.total - head.first === 1 ? "line" : "lines"}
        </output>
      </span>
    </div>
  );
}

/** A second that is named is meant to its end. */
const wholeSecond = 999;

const levels = [
  { value: "", label: "Every level" },
  ...logLevelSchema.options
    .filter((level) => level !== "debug")
    .map((level) => ({
      value: level,
      label: `${level.charAt(0).toUpperCase()}${level.slice(1)}${level === "emergency" ? "" : " and worse"}`,
    })),
];

/** All times, the last ones, or from one moment to another. */
function TimeRange({ query: { from, to }, onQuery }: Pick<LogFilterBarProps, "query" | "onQuery">) {
  const [isOpen, setOpen] = useState(false);
  const isRange = isOpen || from !== null || to !== null;

  function choose(value: string) {
    setOpen(value === "range");
    if (value === "all") onQuery({ from: null, to: null, at: null });
    else if (value !== "range") onQuery({ from: Date.now() - Number(value) * 60_000, to: null, at: null });
  }

  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Select
        compact
        aria-label="Time"
        value={isRange ? "range" : "all"}
        onValueChange={choose}
        options={ranges}
      />
      {isRange && (
        <>
          <TimeField label="from" value={from} onChange={(at) => onQuery({ from: at, at: null })} />
          <TimeField
            label="to"
            value={to}
            onChange={(at) => onQuery({ to: at === null ? null : at + wholeSecond, at: null })}
          />
        </>
      )}
    </span>
  );
}

const ranges = [
  { value: "all", label: "All times" },
  { value: "15", label: "Last 15 minutes" },
  { value: "60", label: "Last hour" },
  { value: "1440", label: "Last day" },
  { value: "10080", label: "Last week" },
  { value: "range", label: "From … to …" },
];

type TimeFieldProps = { label: string; value: number | null; onChange: (at: number | null) => void };

/** A moment in local time, to the second. */
function TimeField({ label, value, onChange }: TimeFieldProps) {
  return (
    <label className="inline-flex items-center gap-1 text-muted">
      {label}
      <input
        type="datetime-local"
        step={1}
        value={value === null ? "" : toLocal(value)}
        onChange={({ target }) => onChange(target.value === "" ? null : new Date(target.value).getTime())}
        className="h-7 min-w-0 rounded-md border border-edge/60 bg-surface px-1.5 text-text"
      />
    </label>
  );
}

/** YYYY-MM-DDTHH:MM:SS in local time, as such a field wants it. */
function toLocal(at: number): string {
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

function LineField({ head, onLine }: { head: LogHead; onLine: (number: number) => void }) {
  const [text, setText] = useState("");
  function submit(event: FormEvent) {
    event.preventDefault();
    if (/^\d{1,12}$/.test(text)) onLine(Math.min(Math.max(Number(text), head.first + 1), head.total));
  }
  return (
    <form onSubmit={submit} className="flex items-center gap-1">
      <input
        inputMode="numeric"
        aria-label="Go to line"
        placeholder="Line"
        value={text}
        onChange={({ target }) => setText(target.value)}
        className="h-7 w-24 rounded-md border border-edge/60 bg-surface px-2 tabular-nums"
      />
      <Button type="submit" size="sm">
        Go
      </Button>
    </form>
  );
}
