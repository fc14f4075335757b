"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { ProblemNote } from "../live/problem-note";
import { useTRPC } from "../live/trpc";
import { CheckField } from "../ui/check-field";
import { SearchField } from "../ui/search-field";
import { PickerOption } from "./picker-option";

type ExecutablePickerProps = { picked: string; onPick: (path: string) => void };

/**
 * Every executable of the host's packages while one types, and any other path as well. The keyboard stays in the
 * line: arrows move, enter picks (the combobox pattern of the ARIA Authoring Practices).
 */
export function ExecutablePicker({ picked, onPick }: ExecutablePickerProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [text, setText] = useState(picked);
  const [servicesOnly, setServicesOnly] = useState(false);
  const [active, setActive] = useState(0);
  const { data, error, isFetching } = useQuery(
    useTRPC().executables.search.queryOptions(
      { query: text, servicesOnly, limit: 60 },
      { placeholderData: keepPreviousData, staleTime: 30_000 },
    ),
  );
  const items = data?.items ?? [];
  const isFree = /^\/\S/.test(text) && !items.some((item) => item.path === text);
  const options = [...(isFree ? [text] : []), ...items.map((item) => item.path as string)];
  const activeIndex = Math.min(active, options.length - 1);

  useEffect(() => {
    list.current
      ?.querySelector(`[data-index="${activeIndex.toString()}"]`)
      ?.scrollIntoView({ block: "nearest" });
  }, [activeIndex]);

  function pick(path: string) {
    setText(path);
    onPick(path);
  }

  function onKeyDown(event: KeyboardEvent) {
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const move = moves[event.key];
    const path = options[activeIndex];
    if (move !== undefined) setActive(Math.max(0, Math.min(options.length - 1, activeIndex + move)));
    else if (event.key === "Enter" && path !== undefined) pick(path);
    else return;
    event.preventDefault();
  }

  return (
    <div className="min-w-0 rounded-lg border bg-surface">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b p-2">
        <SearchField
          label="Executable"
          placeholder="Path, package or what it does"
          className="min-w-48 flex-1"
          type="text"
          role="combobox"
          aria-expanded
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={options.length > 0 ? `${id}-${activeIndex.toString()}` : undefined}
          value={text}
          onKeyDown={onKeyDown}
          onValueChange={(value) => {
            setText(value);
            setActive(0);
          }}
        />
        <CheckField
          label="Services only"
          checked={servicesOnly}
          onCheckedChange={(isOn) => {
            setServicesOnly(isOn);
            setActive(0);
          }}
        />
      </div>
      {error && !data && <ProblemNote error={error} />}
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label="Executables"
        tabIndex={-1}
        className="h-[52vh] min-h-72 overflow-y-auto p-1 max-lg:h-80"
      >
        {options.map((path, index) => (
          <PickerOption
            key={path}
            id={`${id}-${index.toString()}`}
            index={index}
            path={path}
            item={items[index - (isFree ? 1 : 0)] ?? null}
            isFree={isFree && index === 0}
            isActive={index === activeIndex}
            isPicked={path === picked}
            onPick={pick}
          />
        ))}
      </div>
      {data && options.length === 0 && (
        <p className="px-3 pb-6 text-center text-muted">
          Nothing matches. A path that starts with / can be used as it is.
        </p>
      )}
      <output className="block border-t px-3 py-1.5 text-muted text-sm">
        {describeCount(data, isFetching)}
      </output>
    </div>
  );
}

type Answer = { items: unknown[]; total: number; indexed: number; indexing: boolean };

function describeCount(data: Answer | undefined, isFetching: boolean): string {
  if (!data) return isFetching ? "Reading the package database" : "";
  const shown = data.items.length < data.total ? `first ${data.items.length.toString()} of ` : "";
  const more = data.indexing ? ", still reading" : "";
  return `${shown}${data.total.toString()} of ${data.indexed.toString()} executables${more}`;
}
