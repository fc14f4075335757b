import { runGuestScript } from "./run-guest-script";

/**
 * Runs a shell script as root inside a test container, with the container's own label and capabilities, and gives its
 * output; the last line is `exit CODE`, which is missing when the container ended of it.
 */
export function runInside(container: string, script: string): Promise<string> {
  return runGuestScript("run-inside.sh", [container], script);
}
