import { setTimeout } from "node:timers/promises";
import { throwIfCancelled } from "./throw-if-cancelled";

/** Waits, for a look at something that tells nobody when it changes. Throws ScError cancelled at once when told to. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(milliseconds, undefined, { signal });
  } catch {
    throwIfCancelled(signal);
  }
}
