import type { LogPage } from "@/server/contract/log-page";

export type LogReader = {
  read: (name: string, query: LogQuery) => Promise<LogPage>;
  search: (name: string, query: LogSearch) => Promise<LogPage>;
};

export type LogQuery = {
  generation?: string | undefined;
  before?: number | undefined;
  after?: number | undefined;
  limit: number;
};
export type LogSearch = { query: string; before?: number | undefined; limit: number };
