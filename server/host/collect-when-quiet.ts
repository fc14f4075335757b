import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Gives memory back to the system when nothing has happened for ten seconds: call the returned function whenever
 * something happens. V8 by itself collects only when it allocates, so an idle process keeps what its last work took.
 */
export function collectWhenQuiet(): () => void {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const timer = setTimeout(() => collect(), quietMs);
  timer.unref();
  return () => void timer.refresh();
}

const quietMs = 10_000;
