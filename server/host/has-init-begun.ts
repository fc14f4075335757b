import { readlinkSync } from "node:fs";

/**
 * Whether the init of a domain is the program that it is to be. The controller forks the init's process first and
 * starts the program in it, under its label, when the root is ready. Reads at once.
 */
export function hasInitBegun(initPid: number, controllerPid: number): boolean {
  const init = readProgram(initPid);
  return init !== null && init !== readProgram(controllerPid);
}

function readProgram(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return null;
  }
}
