import { runSteps } from "@/server/build/testing/run-steps";
import { virsh } from "@/server/host/virsh";
import { startWork } from "@/server/run/start-work";
import type { Bench } from "../bench";
import { buildContainer, removeContainer } from "../container/build-container";
import { makePlan } from "../container/make-plan";
import { stopDomain } from "../container/stop-domain";
import { interleave } from "../measure/interleave";
import { stopwatch } from "../measure/stopwatch";
import { ratioRow } from "../report/row";
import type { Section } from "../report/section";

/** A start with its checks and the wait for the init, against `virsh start` of the same domain. */
export const startSection: Section = {
  id: "start",
  title: "Start until the init runs",
  async measure(bench: Bench) {
    const directory = await measureStore(bench, "directory");
    const image = await measureStore(bench, "image");
    return {
      rows: [
        ratioRow("start from a directory", directory.ours, directory.baseline, 1.15),
        ratioRow("start from an image", image.ours, image.baseline, 1.15),
      ],
      remarks: [
        "Ours: look whether it can start, start it, wait until its init runs. Baseline: `virsh start` until it returns. Both with the NAT network.",
      ],
    };
  },
};

async function measureStore(bench: Bench, store: "directory" | "image") {
  const stateDir = bench.directory;
  const plan = await makePlan({ name: bench.name(store), stateDir, store });
  bench.cleanup.defer(() => removeContainer(plan));
  await buildContainer(plan, stateDir);
  const measure = async (start: () => Promise<unknown>) => {
    const took = await stopwatch(start);
    await stopDomain(plan);
    return took;
  };
  const times = await interleave(
    {
      ours: () => measure(() => runSteps(startWork(plan))),
      baseline: () => measure(() => virsh(["start", "--domain", plan.uuid])),
    },
    { rounds: bench.rounds },
  );
  return times;
}
