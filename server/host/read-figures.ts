import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Figures } from "@/server/contract/figures";
import { findCgroupFolders } from "./find-cgroup-folders";

/**
 * What a domain uses, from the files of the control group that libvirt made for it (vircgroup.c, virCgroupNewMachine: the
 * folder's name has the domain's id, which for LXC is the controller's pid). A figure that no file has is null, so that
 * what libvirt's own processes use is never shown as the container's. Both versions of cgroups:
 * Documentation/admin-guide/cgroup-v2.rst and cgroup-v1/{cpuacct,memory,blkio-controller}.rst of the kernel.
 */
export async function readFigures(initPid: number, controllerPid: number): Promise<Figures> {
  const text = await readFile(`/proc/${initPid}/cgroup`, "utf8").catch(() => "");
  const folders = findCgroupFolders(text).filter((folder) => isOfDomain(folder, controllerPid));
  const read = async (file: string): Promise<string | null> => {
    for (const folder of folders) {
      const found = await readFile(join(folder, file), "utf8").catch(() => null);
      if (found !== null) return found;
    }
    return null;
  };
  const [cpuStat, cpuUsage, memory, memoryStat, memoryUsage, threads, tasks, ioStat, ioServed] =
    await Promise.all(files.map(read));
  const ownTasks = await readdir(`/proc/${controllerPid}/task`).catch(() => []);
  const inUse = readCount(memory ?? memoryUsage);
  const idle = readKey(memoryStat, "total_inactive_file") ?? readKey(memoryStat, "inactive_file");
  const nanoseconds = readCount(cpuUsage);
  return {
    at: Date.now(),
    cpuMicroseconds: readKey(cpuStat, "usage_usec") ?? (nanoseconds === null ? null : nanoseconds / 1000),
    memoryBytes: inUse === null ? null : Math.max(0, inUse - (idle ?? 0)),
    tasks: countWithout(threads ?? tasks, ownTasks),
    readBytes: sum(ioStat, /\brbytes=(\d+)/g) ?? sum(ioServed, /^\S+ Read (\d+)$/gm),
    writtenBytes: sum(ioStat, /\bwbytes=(\d+)/g) ?? sum(ioServed, /^\S+ Write (\d+)$/gm),
  };
}

const files = [
  "cpu.stat",
  "cpuacct.usage",
  "memory.current",
  "memory.stat",
  "memory.usage_in_bytes",
  "cgroup.threads",
  "tasks",
  "io.stat",
  "blkio.throttle.io_service_bytes_recursive",
];

/** systemd writes a `-` in a unit's name as `\x2d`. */
function isOfDomain(folder: string, controllerPid: number): boolean {
  return folder.replaceAll("\\x2d", "-").includes(`lxc-${controllerPid}-`);
}

function readCount(text: string | null | undefined): number | null {
  return text != null && /^\d+\s*$/.test(text) ? Number(text) : null;
}

/** One line of a file of `key value` lines. */
function readKey(text: string | null | undefined, key: string): number | null {
  const value = new RegExp(`^${key} (\\d+)$`, "m").exec(text ?? "")?.[1];
  return value === undefined ? null : Number(value);
}

/** The controller is in the group too, and is none of the container's. */
function countWithout(lines: string | null | undefined, ids: readonly string[]): number | null {
  if (lines == null) return null;
  return lines.split("\n").filter((id) => id !== "" && !ids.includes(id)).length;
}

/** All devices together; nothing was moved while the file is empty. */
function sum(text: string | null | undefined, pattern: RegExp): number | null {
  if (text == null) return null;
  return [...text.matchAll(pattern)].reduce((total, [, bytes]) => total + Number(bytes), 0);
}
