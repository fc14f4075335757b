import { readFileSync } from "node:fs";
import { hostPaths } from "./host-paths";

/** The process id of the running host, or null. A number that has gone to another process does not count: the command
 * line has to name our own overlay. */
export function readHostPid(): number | null {
  try {
    const pid = Number(readFileSync(hostPaths.pid, "utf8").trim());
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(hostPaths.overlay) ? pid : null;
  } catch {
    return null;
  }
}
