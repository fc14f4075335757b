import { readdirSync, readlinkSync } from "node:fs";

/**
 * Host pids of the processes in the same pid namespace as `pid`, itself included (pid_namespaces(7)). Goes through every
 * process of the host, some milliseconds for a thousand.
 */
export function listNamespaceProcesses(pid: number): number[] {
  const wanted = readNamespace(pid);
  if (wanted === null) return [];
  const pids = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  return pids.filter((each) => readNamespace(each) === wanted);
}

function readNamespace(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/ns/pid`);
  } catch {
    return null;
  }
}
