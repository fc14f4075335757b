import { readFile } from "node:fs/promises";

/** When a process started, milliseconds since the epoch, to a hundredth of a second; null when it is gone. */
export async function readStartTime(pid: number): Promise<number | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    const ticks = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[startTimeField]);
    bootTime ??= readBootTime();
    const startedAt = (await bootTime) + ticks * (1000 / ticksPerSecond);
    return Number.isFinite(startedAt) ? startedAt : null;
  } catch {
    return null;
  }
}

/** Read once, so that a process has one start time; /proc/stat's `btime` is cut to whole seconds. */
let bootTime: Promise<number> | null = null;

async function readBootTime(): Promise<number> {
  const [seconds] = (await readFile("/proc/uptime", "utf8")).split(" ");
  return Date.now() - Math.round(Number(seconds) * 1000);
}

/** Field 22 of /proc/PID/stat, counted from the state (field 3), in USER_HZ, which is 100 everywhere (proc(5)). */
const startTimeField = 19;
const ticksPerSecond = 100;
