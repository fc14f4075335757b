import { join } from "node:path";

/**
 * Where the control group of a process can be, from the text of its /proc/PID/cgroup (cgroups(7)): the unified
 * hierarchy first, then those of version 1. The root group is nobody's own and left out.
 */
export function findCgroupFolders(text: string): string[] {
  const folders: string[] = [];
  for (const line of text.split("\n")) {
    const [, controllers = "", path = ""] = /^\d+:([^:]*):(\/.*)$/.exec(line) ?? [];
    if (path === "" || path === "/" || path.includes("..")) continue;
    const name = controllers.replace(/^name=/, "");
    if (name === "") folders.unshift(join(root, path), join(root, "unified", path));
    else folders.push(join(root, name, path));
  }
  return folders;
}

const root = "/sys/fs/cgroup";
