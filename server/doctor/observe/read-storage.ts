import { existsSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import type { HostObservation } from "../host-observation";

/** Free bytes for root where containers are kept, or where that directory will be made. */
export function readStorage(stateDir: string): HostObservation["storage"] {
  let existing = stateDir;
  while (!existsSync(existing) && existing !== "/") existing = dirname(existing);
  const { bfree, bsize } = statfsSync(existing);
  return { path: stateDir, freeBytes: bfree * bsize };
}
