import type { RunEnd } from "@/server/contract/container";

/** How a run ended, in a few words: "exit 0", "signal KILL", "out of memory", "not recorded". */
export function describeEnd(end: RunEnd): string {
  if (end.outOfMemory) return "out of memory";
  if (end.signal !== null) return `signal ${end.signal.replace(/^SIG/, "")}`;
  if (end.exitCode !== null) return `exit ${end.exitCode.toString()}`;
  return end.requested ? "destroyed" : "end not recorded";
}
