import { setTimeout as sleep } from "node:timers/promises";
import { ScError } from "@/server/contract/error";
import type { LogPage } from "@/server/contract/log-page";
import { connectHelper } from "./client/connect-helper";
import { formatJsonLine } from "./output/format-json-line";
import { makeVisible } from "./output/make-visible";
import { print, printJson } from "./output/print";
import { readName } from "./read-name";

/** Prints the newest lines of a container's log, and with `follow` what comes, also after the log was begun anew. */
export async function showLogs(
  text: string,
  { follow, lines, json }: { follow: boolean; lines: number; json: boolean },
): Promise<void> {
  if (!Number.isInteger(lines) || lines < 1 || lines > 2000) {
    throw new ScError("bad_input", "--lines: a whole number from 1 to 2000.");
  }
  const helper = connectHelper();
  const name = readName(text);
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

const intervalMs = 250;

function printLines({ lines }: LogPage, json: boolean): void {
  for (const line of lines)
    print(json ? formatJsonLine(line) : makeVisible(line.text.replaceAll("\t", "    ")));
}
