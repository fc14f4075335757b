import type { LogFilter } from "@/server/contract/log-filter";
import type { LogView } from "@/server/contract/log-view";
import { connectHelper } from "./client/connect-helper";

/**
 * The newest lines, so many, of those that a filter leaves of a container's log; the helper looks through a long log for a
 * moment at a time.
 */
export async function viewLog(name: string, filter: LogFilter, count: number): Promise<LogView> {
  const { view } = connectHelper().logs;
  let found = await view.query({ name, filter, limit: 0 });
  while (!found.isComplete) found = await view.query({ name, filter, limit: 0 });
  const lines: LogView["lines"] = [];
  for (let from = Math.max(found.first, found.total - count); from < found.total; ) {
    const next = await view.query({ name, filter, from, limit: mostLines });
    const isSame = next.generation === found.generation;
    const [last] = next.lines.slice(-1);
    if (!isSame || last === undefined) break;
    lines.push(...next.lines.filter(({ number }) => number < found.total));
    from = last.number + 1;
  }
  return { ...found, lines };
}

const mostLines = 500;
