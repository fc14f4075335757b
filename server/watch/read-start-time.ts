import { readFileSync } from "node:fs";

/** When a process started, milliseconds since the epoch, to a hundredth of a second; null when it is gone. Reads at once. */
export function readStartTime(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const ticks = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[startTimeField]);
    bootTime ??= readBootTime();
    const startedAt = bootTime + ticks * (1000 / ticksPerSecond);
    return Number.isFinite(startedAt) ? startedAt : null;
  } catch {
    return null;
  }
}

/**
 * Read once, so that a process has one start time; /proc/stat's `btime` is cut to whole seconds. Time that passes between
 * the two clocks makes it later, so the earliest of some readings is the one that was least delayed.
 */
let bootTime: number | null = null;

function readBootTime(): number {
  const readings = Array.from({ length: 5 }, () => {
    const [seconds] = readFileSync("/proc/uptime", "utf8").split(" ");
    return Date.now() - Math.round(Number(seconds) * 1000);
  });
  return Math.min(...readings);
}

/** Field 22 of /proc/PID/stat, counted from the state (field 3), in USER_HZ, which is 100 everywhere (proc(5)). */
const startTimeField = 19;
const ticksPerSecond = 100;
