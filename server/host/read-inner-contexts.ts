import { readdirSync, statfsSync } from "node:fs";
import type { ReadKernelFile } from "./kernel-files";
import { parseProcessContext } from "./parse-process-context";

/**
 * SELinux contexts of the processes in an init's pid namespace, as the container's own /proc has them: also of one that
 * entered from outside and stayed in its own control group (nsenter(1)). None while they are no more than `known`, those
 * of the control group: reading twice what is known would double the cost. Reads at once.
 */
export function readInnerContexts(initPid: number, known: number, read: ReadKernelFile): string[] {
  const folder = `/proc/${initPid}/root/proc`;
  const pids = listNumbers(folder);
  if (pids.length <= known) return [];
  return pids.flatMap((pid) => parseProcessContext(read(`${folder}/${pid}/attr/current`)) ?? []);
}

/** What else may be mounted there by a container with the capability for it is not the kernel's word, and not opened. */
function listNumbers(folder: string): string[] {
  try {
    if (statfsSync(folder).type !== procMagic) return [];
    return readdirSync(folder).filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

/** linux/magic.h, PROC_SUPER_MAGIC */
const procMagic = 0x9fa0;
