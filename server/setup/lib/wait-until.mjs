import { setTimeout as sleep } from "node:timers/promises";

/**
 * Asks `isDone` every 100 ms until it says true: then true; false after `timeoutMs`, or when `isHopeless` says true.
 * @param {() => Promise<boolean>} isDone
 * @param {number} timeoutMs
 * @param {() => boolean} [isHopeless]
 */
export async function waitUntil(isDone, timeoutMs, isHopeless = () => false) {
  for (const end = Date.now() + timeoutMs; Date.now() < end && !isHopeless(); await sleep(100)) {
    if (await isDone()) return true;
  }
  return false;
}
