"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import { type LogQuery, readLogQuery, writeLogQuery } from "./log-query";

/** What is looked for in the log; it lives in the address, so that it can be shared and survives a reload. */
export function useLogQuery(): [LogQuery, (change: Partial<LogQuery>) => void] {
  const params = useSearchParams();
  const path = usePathname();
  const [query, setQuery] = useState(() => readLogQuery(new URLSearchParams(params)));
  const address = path + writeLogQuery(query);
  useEffect(() => history.replaceState(null, "", address), [address]);
  const change = useCallback((part: Partial<LogQuery>) => setQuery((before) => ({ ...before, ...part })), []);
  return [query, change];
}
