import type { Container } from "@/server/contract/container";

export type StateLook = {
  word: string;
  tone: "ok" | "neutral" | "busy" | "warn" | "danger";
  /** Trouble first: the lower, the more it needs somebody. */
  rank: number;
};

/** A container's state in a word, with its tone and how much it needs attention. */
export function describeState(container: Container): StateLook {
  if (container.state === "stopped" && hasFailed(container))
    return { word: "Failed", tone: "danger", rank: 1 };
  return looks[container.state];
}

/**
 * True when the last run ended on its own and not well. Without a record of the init somebody destroyed the domain from
 * outside: that is no failure of the program, unless memory ran out.
 */
export function hasFailed({ lastEnd }: Pick<Container, "lastEnd">): boolean {
  if (lastEnd === null || lastEnd.requested) return false;
  if (lastEnd.outOfMemory || !lastEnd.recorded) return lastEnd.outOfMemory;
  return lastEnd.signal !== null || lastEnd.exitCode !== 0;
}

const looks: Record<Container["state"], StateLook> = {
  missing: { word: "Missing", tone: "danger", rank: 0 },
  building: { word: "Building", tone: "busy", rank: 2 },
  starting: { word: "Starting", tone: "busy", rank: 2 },
  stopping: { word: "Stopping", tone: "busy", rank: 2 },
  deleting: { word: "Deleting", tone: "busy", rank: 2 },
  paused: { word: "Paused", tone: "warn", rank: 3 },
  running: { word: "Running", tone: "ok", rank: 4 },
  stopped: { word: "Stopped", tone: "neutral", rank: 5 },
};
