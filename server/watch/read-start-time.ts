import { readFile } from "node:fs/promises";

/** When a process started, milliseconds since the epoch, to a hundredth of a second; null when it is gone. */
export async function readStartTime(pid: number): Promise<number | null> {
  try {
    const [stat, system] = await Promise.all([
      readFile(`/proc/${pid}/stat`, "utf8"),
      readFile("/proc/stat", "utf8"),
    ]);
    const ticks = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[startTimeField]);
    const boot = Number(/^btime (\d+)$/m.exec(system)?.[1]);
    return Number.isFinite(ticks + boot) ? boot * 1000 + ticks * (1000 / ticksPerSecond) : null;
  } catch {
    return null;
  }
}

/** Field 22 of /proc/PID/stat, counted from the state (field 3), in USER_HZ, which is 100 everywhere (proc(5)). */
const startTimeField = 19;
const ticksPerSecond = 100;
