import type { RunEnd } from "@/server/contract/container";
import { readHostileFile } from "@/server/host/read-hostile-file";

/**
 * How the last run ended, as its init wrote it down; null without a readable record. The record lies where the
 * container may write, so it is taken as a stranger's word: a small regular file of `key=value` lines, `at` (seconds
 * since the epoch), `oom` (0 or 1), and `exit` (0-255), `signal` (a name) or neither, and nothing else.
 */
export async function readRunEnd(path: string): Promise<RecordedEnd | null> {
  const text = await readHostileFile(path, maxBytes);
  return text === null ? null : parseRunEnd(text);
}

export type RecordedEnd = Omit<RunEnd, "recorded" | "requested">;

const maxBytes = 512;

/** The strict reading of the record's text. */
export function parseRunEnd(text: string): RecordedEnd | null {
  const values = readValues(text);
  if (values === null) return null;
  const { at, exit, signal, oom } = values;
  if (at === undefined || (exit !== undefined && signal !== undefined)) return null;
  const exitCode = exit === undefined ? null : Number(exit);
  if (exitCode !== null && exitCode > 255) return null;
  return { at: Number(at) * 1000, exitCode, signal: signal ?? null, outOfMemory: oom === "1" };
}

type Key = "at" | "exit" | "signal" | "oom";

/** What each value looks like; signal names as kill -l of a POSIX shell gives them. */
const shapes: Record<Key, RegExp> = {
  at: /^[0-9]{1,11}$/,
  exit: /^[0-9]{1,3}$/,
  signal: /^[A-Z][A-Z0-9]{1,9}(?:[+-][0-9]{1,2})?$/,
  oom: /^[01]$/,
};

function readValues(text: string): Partial<Record<Key, string>> | null {
  const values: Partial<Record<Key, string>> = {};
  for (const line of text.split("\n").filter((part) => part !== "")) {
    const separator = line.indexOf("=");
    const key = line.slice(0, separator);
    const value = line.slice(separator + 1);
    if (!isKey(key) || values[key] !== undefined || !shapes[key].test(value)) return null;
    values[key] = value;
  }
  return values;
}

function isKey(key: string): key is Key {
  return Object.hasOwn(shapes, key);
}
