import type { Container } from "@/server/contract/container";
import { formatTime } from "../ui/format-time";
import { describeEnd } from "./describe-end";

/** Since when it runs, or how and when the last run ended. */
export function RunTime({ container }: { container: Container }) {
  const { startedAt, lastEnd, state } = container;
  if (startedAt !== null && state !== "stopped") {
    return <time dateTime={new Date(startedAt).toISOString()}>{formatTime(startedAt)}</time>;
  }
  if (lastEnd === null) return <span>never started</span>;
  const text = `${describeEnd(lastEnd)}, ${formatTime(lastEnd.at)}`;
  return (
    <time dateTime={new Date(lastEnd.at).toISOString()} title={text}>
      {text}
    </time>
  );
}
