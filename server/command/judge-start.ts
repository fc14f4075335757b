import type { Container } from "@/server/contract/container";
import { ScError } from "@/server/contract/error";
import { describeEnd } from "./output/describe-end";

/** An error when a container that was just started has ended again with a failure; null when it runs or is simply done. */
export function judgeStart({ name, state, lastEnd }: Container): ScError | null {
  if (state === "running" || (state === "stopped" && lastEnd?.recorded && lastEnd.exitCode === 0))
    return null;
  const how = state === "stopped" && lastEnd ? `ended at once: ${describeEnd(lastEnd)}` : `is ${state}`;
  return new ScError("command_failed", `${name} was started, but ${how}.`, {
    fix: `sandboxcontainer logs ${name}`,
  });
}
