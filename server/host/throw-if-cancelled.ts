import { ScError } from "@/server/contract/error";

/** Throws ScError cancelled when the signal was raised. */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new ScError("cancelled", "Cancelled.");
}
