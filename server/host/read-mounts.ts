import { readFile } from "node:fs/promises";
import { parseMounts } from "./parse-mounts";

/** What is mounted in the mount namespace of a process, in mount order; empty when it is gone. */
export async function readMounts(pid: number | "self"): Promise<Mount[]> {
  return parseMounts(await readFile(`/proc/${pid}/mountinfo`, "utf8").catch(() => ""));
}

export type Mount = ReturnType<typeof parseMounts>[number];
