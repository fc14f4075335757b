import type { RunEnd } from "@/server/contract/container";
import { readHostileFile } from "@/server/host/read-hostile-file";

/**
 * How the last run ended, as its init wrote it down; null without a readable record. The record lies where the
 * container may write, so it is read as what a stranger says: a small regular file of `key=value` lines
 * (`at` seconds since the epoch, `exit` 0-255 or `signal` NAME, `oom` 0 or 1), nothing else.
 */
export async function readRunEnd(path: string): Promise<RecordedEnd | null> {
  const text = await readHostileFile(path, maxBytes);
  return text === null ? null : parseRunEnd(text);
}

export type RecordedEnd = Omit<RunEnd, "recorded" | "requested">;

const maxBytes = 512;

/** The strict reading of the record's text. */
export function parseRunEnd(text: string): RecordedEnd | null {
  const values = new Map<string, string>();
  for (const line of text.split("\n").filter((part) => part !== "")) {
    const match = /^([a-z]+)=([A-Za-z0-9]{0,20})$/.exec(line);
    if (match?.[1] === undefined || match[2] === undefined || values.has(match[1])) return null;
    values.set(match[1], match[2]);
  }
  const at = readInteger(values.get("at"), Number.MAX_SAFE_INTEGER / 1000);
  const exitCode = readInteger(values.get("exit"), 255);
  const signal = values.get("signal") || null;
  if (at === null || (exitCode === null) === (signal === null)) return null;
  if (signal !== null && !/^(?:[A-Z][A-Z0-9]{1,9}|[0-9]{1,2})$/.test(signal)) return null;
  return { at: at * 1000, exitCode, signal, outOfMemory: values.get("oom") === "1" };
}

function readInteger(text: string | undefined, max: number): number | null {
  if (text === undefined || !/^[0-9]{1,15}$/.test(text)) return null;
  const value = Number(text);
  return value <= max ? value : null;
}
