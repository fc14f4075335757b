import { setTimeout as sleep } from "node:timers/promises";
import { ScError } from "@/server/contract/error";
import { type LogFilter, logFilterSchema } from "@/server/contract/log-filter";
import type { LogLevel } from "@/server/contract/log-level";
import { connectHelper } from "./client/connect-helper";
import { formatJsonLine } from "./output/format-json-line";
import { makeVisible } from "./output/make-visible";
import { print, printJson } from "./output/print";
import { readName } from "./read-name";
import { readSince } from "./read-since";
import { viewLog } from "./view-log";

/**
 * Prints the newest lines of a container's log, or of those that a filter leaves; without one, and with `follow`, what
 * comes, also after the log was begun anew.
 */
export async function showLogs(text: string, options: LogOptions): Promise<void> {
  const { follow, lines, json } = options;
  if (!Number.isInteger(lines) || lines < 1 || lines > 2000) {
    throw new ScError("bad_input", "--lines: a whole number from 1 to 2000.");
  }
  const name = readName(text);
  const filter = readFilter(options);
  if (filter !== null) return showFiltered(name, filter, options);
  const helper = connectHelper();
  let page = await helper.logs.read.query({ name, limit: lines });
  if (json && !follow) return printJson(page);
  for (printLines(page, json); follow; await sleep(intervalMs)) {
    const next = await helper.logs.read.query({
      name,
      after: page.end,
      generation: page.generation,
      limit: 2000,
    });
    printLines(next, json);
    page = next;
  }
}

type LogOptions = {
  follow: boolean;
  lines: number;
  grep: string | undefined;
  level: LogLevel | undefined;
  since: string | undefined;
  json: boolean;
};

const intervalMs = 250;

/** Null where every line is meant. */
function readFilter({ grep, level, since }: LogOptions): LogFilter | null {
  if (grep === undefined && level === undefined && since === undefined) return null;
  const from = since === undefined ? null : readSince(since, Date.now());
  const filter = logFilterSchema.safeParse({ text: grep ?? "", level: level ?? null, from });
  if (filter.success) return filter.data;
  throw new ScError("bad_input", "--grep: at most 256 characters.");
}

async function showFiltered(name: string, filter: LogFilter, options: LogOptions): Promise<void> {
  if (options.follow) {
    throw new ScError("bad_input", "--follow goes with every line, not with --grep, --level or --since.", {
      fix: "Follow it whole and filter what comes: sandboxcontainer logs NAME --follow | grep --line-buffered TEXT",
    });
  }
  const view = await viewLog(name, filter, options.lines);
  if (options.json) printJson(view);
  else printLines(view, false);
}

function printLines({ lines }: { lines: { offset: number; text: string }[] }, json: boolean): void {
  for (const { offset, text } of lines)
    print(json ? formatJsonLine({ offset, text }) : makeVisible(text.replaceAll("\t", "    ")));
}
