import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plan } from "@/server/contract/plan";
import { removeTree } from "@/server/host/remove-tree";
import { runCommand } from "@/server/host/run-command";
import { virsh } from "@/server/host/virsh";
import type { Bench } from "../bench";
import { buildContainer, removeContainer } from "../container/build-container";
import { makePlan } from "../container/make-plan";
import { interleave } from "../measure/interleave";
import { StepTimes } from "../measure/step-times";
import { stopwatch } from "../measure/stopwatch";
import { ratioRow } from "../report/row";
import type { Section } from "../report/section";

/** A whole build with all its checks, against copying the finished tree and defining the finished XML. */
export const buildSection: Section = {
  id: "build",
  title: "Build",
  async measure(bench: Bench) {
    const directory = await measureStore(bench, "directory");
    const image = await measureStore(bench, "image");
    return {
      rows: [
        ratioRow("build into a directory", directory.ours, directory.baseline, 1.2),
        ratioRow("build into an image", image.ours, image.baseline, 1.2),
      ],
      remarks: [
        `Steps, directory: ${directory.steps.describe()}. Image: ${image.steps.describe()}.`,
        `${directory.copies} paths, ${(directory.bytes / 1024).toFixed(0)} KiB. Ours is every step of the job: checks, copy, labels, placing, \`virsh define --validate\`.`,
        "Baseline: `cp -a` of the finished tree and `virsh define` of the finished XML; for the image also `mkfs.ext4 -d` of that copy. Both on the same file system; what was written before is synced first.",
      ],
    };
  },
};

async function measureStore(bench: Bench, store: "directory" | "image") {
  const stateDir = join(bench.directory, `build-${store}`);
  const choices = { name: bench.name(store), stateDir, network: "none" as const };
  const finished = await makeFinishedTree(await makePlan(choices), stateDir);
  const plan = await makePlan({ ...choices, store });
  bench.cleanup.defer(() => removeContainer(plan));
  const xml = join(stateDir, "domain.xml");
  await writeFile(xml, plan.domainXml);
  const steps = new StepTimes();
  const times = await interleave(
    {
      ours: () => measureOurs(plan, stateDir, steps),
      baseline: () => measureBaseline(plan, { finished, xml, copy: join(stateDir, "copy") }),
    },
    { rounds: bench.rounds },
  );
  const copies = plan.entries.filter(({ disposition }) => disposition === "copy").length;
  return { ...times, steps, copies, bytes: plan.store.contentBytes };
}

/** A built tree that stays, for the baseline to copy. */
async function makeFinishedTree(plan: Plan, stateDir: string): Promise<string> {
  await mkdir(stateDir, { recursive: true });
  await buildContainer(plan, stateDir);
  const finished = join(stateDir, "finished");
  await rename(plan.store.path, finished);
  await virsh(["undefine", "--domain", plan.uuid]);
  return finished;
}

async function measureOurs(plan: Plan, stateDir: string, steps: StepTimes): Promise<number> {
  await runCommand("sync", []);
  const took = await stopwatch(() => buildContainer(plan, stateDir, steps));
  await removeContainer(plan);
  return took;
}

async function measureBaseline(
  plan: Plan,
  places: { finished: string; xml: string; copy: string },
): Promise<number> {
  const { finished, xml, copy } = places;
  await runCommand("sync", []);
  const took = await stopwatch(async () => {
    await runCommand("cp", ["-a", "--", finished, copy]);
    if (plan.store.kind === "image") await makeImage(join(copy, "root"), join(copy, "root.img"), plan);
    await virsh(["define", "--file", xml]);
  });
  await virsh(["undefine", "--domain", plan.uuid]);
  await removeTree(copy);
  return took;
}

async function makeImage(tree: string, image: string, { store }: Plan): Promise<void> {
  await runCommand("truncate", ["--size", String(store.sizeBytes), "--", image]);
  await runCommand("mkfs.ext4", ["-q", "-F", "-m", "0", "-d", tree, "--", image]);
}
