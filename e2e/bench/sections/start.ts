import { fetchPage } from "@/e2e/support/http";
import { runSteps } from "@/server/build/testing/run-steps";
import type { Plan } from "@/server/contract/plan";
import { virsh } from "@/server/host/virsh";
import { startWork } from "@/server/run/start-work";
import type { Bench } from "../bench";
import { buildContainer, removeContainer } from "../container/build-container";
import { makePlan } from "../container/make-plan";
import { stopDomain } from "../container/stop-domain";
import { interleave } from "../measure/interleave";
import { StepTimes } from "../measure/step-times";
import { stopwatch } from "../measure/stopwatch";
import { plainRow, ratioRow } from "../report/row";
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
        plainRow("start until the host gets a page over the NAT network", directory.untilPage),
      ],
      remarks: [
        `Steps, directory: ${directory.steps.describe()}. Image: ${image.steps.describe()}.`,
        "The NAT network's bridge runs spanning tree, so a fresh port does not forward for about two seconds: the last row is libvirt's default and not ours to shorten.",
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
  const steps = new StepTimes();
  const times = await interleave(
    {
      ours: () => measure(() => runSteps(steps.watch(startWork(plan)))),
      baseline: () => measure(() => virsh(["start", "--domain", plan.uuid])),
    },
    { rounds: bench.rounds },
  );
  const untilPage: number[] = [];
  for (let round = 0; round < Math.min(5, bench.rounds) && store === "directory"; round++) {
    untilPage.push(await measure(() => startAndFetch(plan)));
  }
  return { ...times, steps, untilPage };
}

async function startAndFetch(plan: Plan): Promise<void> {
  await runSteps(startWork(plan));
  if (plan.network.kind === "nat") await fetchPage(plan.network.address);
}
