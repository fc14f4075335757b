import { watch } from "node:fs";
import type { Container } from "@/server/contract/container";
import type { Event } from "@/server/contract/event";
import { virsh } from "@/server/host/virsh";
import type { Bench } from "../bench";
import { executable } from "../container/make-plan";
import type { BenchProduct } from "../product/bench-product";
import { p95Row, plainRow } from "../report/row";
import type { Section } from "../report/section";

/** A container started and destroyed with virsh, until the stream of a tab says so. */
export const liveSection: Section = {
  id: "live",
  title: "State change on the host to the event in the browser's stream",
  async measure(bench: Bench) {
    const running = await bench.product();
    const name = bench.name("live");
    const { container } = await running.product.json<{ container: Container }>(
      "create",
      executable,
      "--name",
      name,
    );
    const stream = new AbortController();
    const follower = followStates(running, name, stream.signal);
    const moments = watchStatusFile(name);
    const samples: Sample[] = [];
    try {
      await follower.reached("stopped");
      for (let round = 0; round < bench.rounds + 1; round++) {
        for (const [verb, state] of changes) {
          const spawned = performance.now();
          moments.forget();
          const arrival = follower.reached(state);
          await virsh([verb, "--domain", container.uuid]);
          const arrived = await arrival;
          const changed = moments.of(verb);
          if (round > 0) samples.push({ fromChange: arrived - changed, fromCommand: arrived - spawned });
        }
      }
    } finally {
      stream.abort();
      moments.close();
    }
    return {
      rows: [
        p95Row(
          "libvirt's state file changes → event",
          samples.map(({ fromChange }) => fromChange),
          250,
        ),
        plainRow(
          "`virsh` is called → event",
          samples.map(({ fromCommand }) => fromCommand),
        ),
      ],
      remarks: [
        "`virsh start` and `virsh destroy` of a container of ours in turns; the event is the `container` event with the new state, read from the stream at the web process's port. The last step, from the event to the pixel, is not in it.",
        "The moment of the change is when libvirt makes or removes the domain's file in /run/libvirt/lxc, by inotify.",
      ],
    };
  },
};

type Sample = { fromChange: number; fromCommand: number };

const changes = [
  ["start", "running"],
  ["destroy", "stopped"],
] as const;

type State = Container["state"];

/** Reads the stream of one tab; `reached` resolves with the moment at which the container is said to be in a state. */
function followStates({ client }: BenchProduct, name: string, signal: AbortSignal) {
  let waiting: { state: State; done: (at: number) => void; fail: (error: unknown) => void } | null = null;
  let last: State | null = null;
  const see = (container: Container | undefined) => {
    if (container?.name !== name) return;
    last = container.state;
    if (last !== waiting?.state) return;
    waiting.done(performance.now());
    waiting = null;
  };
  const reading = async () => {
    for await (const event of client.subscribe<Event>("events.stream", {}, signal)) {
      if (event.kind === "container") see(event.container);
      if (event.kind === "snapshot") see(event.containers.find((container) => container.name === name));
    }
    throw new Error("The stream has ended.");
  };
  reading().catch((error: unknown) => waiting?.fail(error));
  return {
    reached: (state: State) =>
      new Promise<number>((done, fail) => {
        if (last === state) return done(performance.now());
        waiting = { state, done, fail };
        setTimeout(() => fail(new Error(`No event said ${state} within 20 seconds.`)), 20_000).unref();
      }),
  };
}

/** Moments at which libvirt's file of the running domain came or went: the first for a start, the last for an end. */
function watchStatusFile(name: string) {
  let moments: number[] = [];
  const watcher = watch("/run/libvirt/lxc", (_, file) => {
    if (file === `${name}.xml`) moments.push(performance.now());
  });
  return {
    forget(): void {
      moments = [];
    },
    of(verb: "start" | "destroy"): number {
      const moment = verb === "start" ? moments[0] : moments.at(-1);
      if (moment === undefined) throw new Error("libvirt's state file did not change.");
      return moment;
    },
    close: () => watcher.close(),
  };
}
