import type { Container } from "@/server/contract/container";
import { ScError } from "@/server/contract/error";
import { describeEnd } from "./output/describe-end";

/**
 * An error when a container that was started at `since` (milliseconds since the epoch) has ended again with a failure; null
 * when it runs, is simply done, or ended without a record of this run. Records count in whole seconds.
 */
export function judgeStart({ name, state, lastEnd }: Container, since: number): ScError | null {
  if (state === "running") return null;
  if (state === "stopped") {
    const isOfThisRun = lastEnd !== null && lastEnd.at > since - 1000;
    if (!isOfThisRun || lastEnd.exitCode === 0) return null;
  }
  const how = state === "stopped" && lastEnd ? `ended at once: ${describeEnd(lastEnd)}` : `is ${state}`;
  return new ScError("command_failed", `${name} was started, but ${how}.`, {
    fix: `sandboxcontainer logs ${name}`,
  });
}
