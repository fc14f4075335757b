import { setTimeout as pause } from "node:timers/promises";
import { runCommand } from "@/server/host/run-command";
import { watchDomainEvents } from "@/server/host/watch-domain-events";
import type { Bench } from "../bench";
import { readMegabytes } from "../measure/read-megabytes";
import { readTicks } from "../measure/read-ticks";
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
    const memory = await Promise.all([readMegabytes(helper), readMegabytes(web)]);
    const ticksPerSecond = Number(await runCommand("getconf", ["CLK_TCK"]));
    const { ticks, events, windows } = await watchRest([helper, web]);
    const [helperMs = 0, webMs = 0] = ticks.map((count) => (count * 1000) / ticksPerSecond);
    return {
      rows: [
        limitRow("memory of the helper, RSS", memory[0], 110, { unit: "MB" }),
        limitRow("memory of the web process, RSS", memory[1], 150, { unit: "MB" }),
        cpuRow("CPU time of the helper", helperMs),
        cpuRow("CPU time of the web process", webMs),
      ],
      remarks: [
        `Signed in, the list of containers loaded once, then no page open for ${restMs / 1000} s. No container exists, and the index of executables has not been asked.`,
        `CPU time is that of ${restMs / 1000} s after that, in ticks of ${1000 / ticksPerSecond} ms. libvirt told of ${events} changes to other domains of this host meanwhile, each of which the helper looks at (window ${windows}).`,
      ],
    };
  },
};

const restMs = 30_000;

/** CPU ticks of each process over a rest in which libvirt told of nothing, or over the last of `maxWindows` rests. */
async function watchRest(pids: number[]): Promise<{ ticks: number[]; events: number; windows: number }> {
  let events = 0;
  const stop = new AbortController();
  const onEvent = () => {
    events += 1;
  };
  const watching = watchDomainEvents({ signal: stop.signal, onEvent, onGap: () => {} });
  try {
    for (let windows = 1; ; windows++) {
      events = 0;
      const before = await Promise.all(pids.map(readTicks));
      await pause(restMs);
      const after = await Promise.all(pids.map(readTicks));
      if (events > 0 && windows < maxWindows) continue;
      return { ticks: after.map((count, index) => count - (before[index] ?? 0)), events, windows };
    }
  } finally {
    stop.abort();
    await watching;
  }
}

const maxWindows = 6;

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
