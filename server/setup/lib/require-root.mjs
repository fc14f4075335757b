import { Stop } from "./stop.mjs";

/**
 * Throws Stop unless this is root.
 * @param {string} command
 */
export function requireRoot(command) {
  if (process.getuid?.() === 0) return;
  throw new Stop(
    `${command} needs root: it installs what is missing and runs containers.`,
    `sudo ${command}`,
  );
}
