import type { LogFilter } from "@/server/contract/log-filter";
import type { LogView } from "@/server/contract/log-view";
import { createLogView, type LogViewQuery } from "./log-view";

/** The views of logs that somebody looks at: those asked for last are kept, so that nothing is looked through twice. */
export function createLogViews() {
  const views = new Map<string, ReturnType<typeof createLogView>>();
  return {
    /** Some lines of those that a filter leaves of the log at `path`; null when there is no log. */
    look(path: string, filter: LogFilter, query: LogViewQuery): Promise<LogView | null> {
      const { text, level, from, to } = filter;
      const key = JSON.stringify([path, text, level, from, to]);
      const view = views.get(key) ?? createLogView(path, filter);
      views.delete(key);
      views.set(key, view);
      for (const oldest of [...views.keys()].slice(0, -keptViews)) views.delete(oldest);
      return view.look(query);
    },
  };
}

export type LogViews = ReturnType<typeof createLogViews>;

/** A view of 256 MiB takes about 1 MB, and 15 MB where each line is empty. */
const keptViews = 8;
