import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { runCommand } from "@/server/host/run-command";
import type { Bench } from "../bench";
import { limitRow, type Row } from "../report/row";
import type { Section } from "../report/section";

/** What the product takes while nobody looks at it. */
export const memorySection: Section = {
  id: "memory",
  title: "At rest",
  async measure(bench: Bench) {
    const { client, helper, web } = await bench.product();
    await (await client.get("/containers")).text();
    await pause(restMs);
    const ticksPerSecond = Number(await runCommand("getconf", ["CLK_TCK"]));
    const before = await Promise.all([readTicks(helper), readTicks(web)]);
    await pause(restMs);
    const after = await Promise.all([readTicks(helper), readTicks(web)]);
    const cpu = (index: number) => (((after[index] ?? 0) - (before[index] ?? 0)) * 1000) / ticksPerSecond;
    return {
      rows: [
        limitRow("memory of the helper, RSS", await readMegabytes(helper), 110, { unit: "MB" }),
        limitRow("memory of the web process, RSS", await readMegabytes(web), 150, { unit: "MB" }),
        cpuRow("CPU time of the helper", cpu(0)),
        cpuRow("CPU time of the web process", cpu(1)),
      ],
      remarks: [
        `Signed in, the list of containers loaded once, then no page open for ${restMs / 1000} s; CPU time is that of the ${restMs / 1000} s after that (a tick is ${1000 / ticksPerSecond} ms). No container exists; the index of executables has not been asked.`,
      ],
    };
  },
};

const restMs = 30_000;

/** "No CPU while no page is open": one tick is the least that the kernel counts, and timers may hit one. */
function cpuRow(what: string, milliseconds: number): Row {
  return {
    what,
    ours: "",
    baseline: "",
    result: `${milliseconds} ms in ${restMs / 1000} s`,
    budget: "none",
    met: milliseconds <= maxCpuMs,
  };
}

/** A thousandth of the time. */
const maxCpuMs = restMs / 1000;

async function readMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return (Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024) / 1_000_000;
}

/** utime and stime, fields 14 and 15 (proc_pid_stat(5)). */
async function readTicks(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return Number(fields[11]) + Number(fields[12]);
}
