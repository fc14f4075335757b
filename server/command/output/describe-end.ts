import type { RunEnd } from "@/server/contract/container";

/** How a run ended, in words: "exit code 1", "signal TERM, as asked for". */
export function describeEnd({ recorded, outOfMemory, signal, exitCode, requested }: RunEnd): string {
  const asked = requested ? ", as asked for" : "";
  if (!recorded) return `killed before it could be recorded${asked}`;
  if (outOfMemory) return `out of memory${asked}`;
  return `${signal === null ? `exit code ${exitCode ?? "unknown"}` : `signal ${signal}`}${asked}`;
}
