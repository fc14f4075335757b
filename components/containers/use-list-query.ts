"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { type ListQuery, readListQuery, writeListQuery } from "./list-query";

/**
 * The list's filters and sort order; they live in the address, so that it can be shared and survives a reload.
 * What is typed shows at once, the address follows: Next hands a new address down with less haste than typing needs.
 */
export function useListQuery(): [ListQuery, (change: Partial<ListQuery>) => void] {
  const params = useSearchParams();
  const [query, setQuery] = useState(() => readListQuery(new URLSearchParams(params)));
  const written = useRef(writeListQuery(query));

  useEffect(() => {
    const next = readListQuery(new URLSearchParams(params));
    if (isOlder(written.current, next)) return;
    written.current = writeListQuery(next);
    setQuery(next);
  }, [params]);

  function change(part: Partial<ListQuery>) {
    const next = { ...query, ...part };
    written.current = writeListQuery(next);
    setQuery(next);
    history.replaceState(null, "", written.current);
  }
  return [query, change];
}

/** True while the address on its way down is not the one in the browser's address line any more. */
function isOlder(written: string, next: ListQuery): boolean {
  const shown = location.pathname + location.search;
  return shown === written && writeListQuery(next) !== written;
}
