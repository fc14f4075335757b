import { appendFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Container } from "@/server/contract/container";
import type { Event } from "@/server/contract/event";
import type { Bench } from "../bench";
import { executable } from "../container/make-plan";
import type { BenchProduct } from "../product/bench-product";
import { writeDenial } from "../product/write-denial";
import { limitRow, p95Row } from "../report/row";
import type { Section } from "../report/section";

/** A denial written to the audit log, until the stream of a tab says so: one by one, and under a flood. */
export const denialsSection: Section = {
  id: "denials",
  title: "Denial in the audit log to the event in the browser's stream",
  async measure(bench: Bench) {
    const running = await bench.product();
    const name = bench.name("deny");
    const created = await running.product.json<{ container: Container }>(
      "create",
      executable,
      "--name",
      name,
    );
    const stream = new AbortController();
    const counts = followCounts(running, name, stream.signal);
    const write = createWriter(running.product.auditLog, created.container.processContext);
    const single: number[] = [];
    const flood: number[] = [];
    try {
      for (let round = 0; round < bench.rounds + 1; round++) {
        const written = await write(1);
        const took = (await counts.reached(written.count)) - written.at;
        if (round > 0) single.push(took);
      }
      const from = performance.now();
      const arrivals: Promise<void>[] = [];
      for (let tick = 1; tick <= ticks; tick++) {
        const { count, at } = await write(eventsATick);
        arrivals.push(counts.reached(count).then((seen) => void flood.push(seen - at)));
        await sleep(Math.max(0, from + tick * tickMs - performance.now()));
      }
      await Promise.all(arrivals);
    } finally {
      stream.abort();
    }
    const missing = write.count() - counts.last();
    return {
      rows: [
        p95Row("one denial → event", single, 500),
        p95Row("5,000 records a second for a minute → event", flood, 500),
        limitRow("denials lost of the flood", missing, 0, { unit: "denials" }),
      ],
      remarks: [
        "Records as the kernel and auditd write them (AVC, SYSCALL, PROCTITLE, each event about another file), appended to the log that the helper follows; the event is the `container` event with the new count, read from the stream at the web process's port.",
      ],
    };
  },
};

const tickMs = 50;
const ticks = 1200;
/** Three records each: 5,040 a second. */
const eventsATick = 84;

/** Appends events; `count` is how many there are then, `at` the moment after the last. */
function createWriter(path: string, context: string) {
  let count = 0;
  const write = async (events: number) => {
    let text = "";
    for (let event = 0; event < events; event++) {
      count++;
      text += writeDenial({ context, serial: count, file: `f${count}` });
    }
    await appendFile(path, text);
    return { count, at: performance.now() };
  };
  return Object.assign(write, { count: () => count });
}

/** Reads the stream of one tab; `reached` resolves with the moment at which it counts so many denials of a container. */
function followCounts({ client }: BenchProduct, name: string, signal: AbortSignal) {
  const waiting: { count: number; done: (at: number) => void }[] = [];
  let last = 0;
  const see = (container: Container | undefined) => {
    if (container?.name !== name) return;
    last = container.denials.count;
    while (waiting[0] && waiting[0].count <= last) waiting.shift()?.done(performance.now());
  };
  const reading = async () => {
    for await (const event of client.subscribe<Event>("events.stream", {}, signal)) {
      if (event.kind === "container") see(event.container);
      if (event.kind === "snapshot") see(event.containers.find((container) => container.name === name));
    }
  };
  reading().catch(() => undefined);
  return {
    last: () => last,
    reached: (count: number) =>
      new Promise<number>((done, fail) => {
        if (last >= count) return done(performance.now());
        waiting.push({ count, done });
        setTimeout(
          () => fail(new Error(`${count} denials were not counted within 20 seconds.`)),
          20_000,
        ).unref();
      }),
  };
}
