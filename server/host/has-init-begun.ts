import { readlink } from "node:fs/promises";

/**
 * Whether the init of a domain is the program that it is to be. The controller forks the init's process first and
 * starts the program in it, under its label, when the root is ready.
 */
export async function hasInitBegun(initPid: number, controllerPid: number): Promise<boolean> {
  const [init, controller] = await Promise.all([readProgram(initPid), readProgram(controllerPid)]);
  return init !== null && init !== controller;
}

function readProgram(pid: number): Promise<string | null> {
  return readlink(`/proc/${pid}/exe`).catch(() => null);
}
