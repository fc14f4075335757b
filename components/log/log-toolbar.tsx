"use client";

import { ChevronDown, ChevronUp, Download, WrapText, X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/button-link";
import { CheckField } from "../ui/check-field";
import { SearchField } from "../ui/search-field";
import { Spinner } from "../ui/spinner";
import type { useLogSearch } from "./use-log-search";

type LogToolbarProps = {
  name: string;
  wrap: boolean;
  onWrap: (wrap: boolean) => void;
  finder: ReturnType<typeof useLogSearch>;
};

/** Search, wrap and download of a log. */
export function LogToolbar({ name, wrap, onWrap, finder }: LogToolbarProps) {
  const [text, setText] = useState("");
  const { search, isBusy } = finder;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (search?.query === text) void finder.move(1);
    else void finder.start(text);
  }

  return (
    <div className="flex flex-wrap items-center gap-2 border-b p-2">
      <form onSubmit={submit} className="flex min-w-56 flex-1 flex-wrap items-center gap-1">
        <SearchField
          label="Search the whole log"
          placeholder="Search the whole log, Enter"
          className="min-w-40 max-w-96 flex-1"
          value={text}
          onValueChange={(value) => {
            setText(value);
            if (value === "") finder.clear();
          }}
        />
        {search && (
          <>
            <Button
              tone="quiet"
              size="icon"
              aria-label="Match before this one"
              disabledReason={
                search.isComplete && search.at + 1 >= search.hits.length ? "No earlier match." : null
              }
              icon={<ChevronUp aria-hidden="true" />}
              onClick={() => finder.move(1)}
            />
            <Button
              tone="quiet"
              size="icon"
              aria-label="Match after this one"
              disabledReason={search.at === 0 ? "No later match." : null}
              icon={<ChevronDown aria-hidden="true" />}
              onClick={() => finder.move(-1)}
            />
            <Button
              tone="quiet"
              size="icon"
              aria-label="End the search"
              icon={<X aria-hidden="true" />}
              onClick={() => {
                setText("");
                finder.clear();
              }}
            />
          </>
        )}
        <output className="px-1 text-muted text-sm">
          {isBusy ? <Spinner /> : search && describeHits(search)}
        </output>
      </form>
      <span className="flex items-center gap-1 text-sm">
        <WrapText aria-hidden="true" className="size-4 text-muted" />
        <CheckField label="Wrap" checked={wrap} onCheckedChange={onWrap} />
      </span>
      <ButtonLink href={`/api/logs/${name}`} download icon={<Download aria-hidden="true" />}>
        Download
      </ButtonLink>
    </div>
  );
}

function describeHits({ hits, at, isComplete }: NonNullable<LogToolbarProps["finder"]["search"]>): string {
  if (hits.length === 0) return "no match";
  return `${(at + 1).toString()} of ${hits.length.toString()}${isComplete ? "" : "+"}, newest first`;
}
