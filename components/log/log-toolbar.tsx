"use client";

import { ChevronDown, ChevronUp, Download, X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/button-link";
import { CheckField } from "../ui/check-field";
import { SearchField } from "../ui/search-field";
import { Spinner } from "../ui/spinner";
import type { LogQuery } from "./log-query";
import type { LogHits } from "./use-log-hits";

type LogToolbarProps = {
  name: string;
  query: LogQuery;
  onQuery: (change: Partial<LogQuery>) => void;
  hits: LogHits | null;
};

/** Search through a log and its download. */
export function LogToolbar({ name, query, onQuery, hits }: LogToolbarProps) {
  const [text, setText] = useState(query.text);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (query.text === text) hits?.go(-1);
    else onQuery({ text, at: null });
  }

  function clear() {
    setText("");
    onQuery({ text: "", only: false });
  }

  const index = hits?.index ?? null;
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
            if (value === "") clear();
          }}
        />
        {hits && (
          <>
            <Button
              tone="quiet"
              size="icon"
              aria-label="Match before this one"
              disabledReason={index === null || index === 0 ? "No earlier match." : null}
              icon={<ChevronUp aria-hidden="true" />}
              onClick={() => hits.go(-1)}
            />
            <Button
              tone="quiet"
              size="icon"
              aria-label="Match after this one"
              disabledReason={index === null || index + 1 >= hits.count ? "No later match." : null}
              icon={<ChevronDown aria-hidden="true" />}
              onClick={() => hits.go(1)}
            />
            <Button
              tone="quiet"
              size="icon"
              aria-label="End the search"
              icon={<X aria-hidden="true" />}
              onClick={clear}
            />
            <output className="inline-flex items-center gap-1.5 px-1 text-muted text-sm tabular-nums">
              {!hits.isComplete && <Spinner />}
              {describeHits(hits)}
            </output>
            <span className="text-sm">
              <CheckField
                label="Only matching lines"
                checked={query.only}
                onCheckedChange={(only) => onQuery({ only })}
              />
            </span>
          </>
        )}
      </form>
      <span className="flex gap-1">
        <ButtonLink
          href={`/api/logs/${name}?as=text`}
          download
          icon={<Download aria-hidden="true" />}
          hint="As text: without colours, and what does not show itself spelled out"
        >
          Download
        </ButtonLink>
        <ButtonLink
          href={`/api/logs/${name}`}
          download
          hint="The bytes as the program wrote them: do not print them on a terminal"
        >
          Raw
        </ButtonLink>
      </span>
    </div>
  );
}

function describeHits({ count, index, isComplete }: LogHits): string {
  if (count === 0) return isComplete ? "no match" : "";
  const of = `${count.toLocaleString("en")}${isComplete ? "" : "+"}`;
  return index === null ? of : `${(index + 1).toLocaleString("en")} of ${of}`;
}
