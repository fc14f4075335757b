import { readFile } from "node:fs/promises";

/** Resident memory (RSS) of a process, in megabytes of 10^6 bytes. */
export async function readMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return (Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024) / 1_000_000;
}
