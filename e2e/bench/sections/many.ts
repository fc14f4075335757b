import { randomUUID } from "node:crypto";
import { mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { containerNameSchema } from "@/server/contract/container-name";
import type { Plan } from "@/server/contract/plan";
import { runCommand } from "@/server/host/run-command";
import { virsh } from "@/server/host/virsh";
import { openStore } from "@/server/store/open-store";
import type { Bench } from "../bench";
import { executable, makePlan } from "../container/make-plan";
import { readTicks } from "../measure/read-ticks";
import { openPage } from "../product/open-page";
import { atLeastRow, limitRow, plainRow } from "../report/row";
import type { Section } from "../report/section";

/** A thousand containers: how smoothly their list scrolls, and what watching them costs. */
export const manySection: Section = {
  id: "many",
  title: "A thousand containers",
  async measure(bench: Bench) {
    const { product, helper } = await bench.product();
    const names = await addContainers(bench, product.stateDir);
    // The end of a job is when the helper looks at its database again.
    await product.json("create", executable, "--name", bench.name("last"));
    const page = await openPage(bench);
    await page.waitForFunction(
      (least) => Number(document.querySelector("table")?.ariaRowCount) > least,
      names.length,
    );
    const still = await scroll(page, async () => undefined);
    const busy = await scroll(page, async () => {
      for (const name of names.slice(0, 8)) await virsh([`start ${name}; destroy ${name}`]);
    });
    const ticksPerSecond = Number(await runCommand("getconf", ["CLK_TCK"]));
    await start(names.slice(0, running));
    await pause(settleMs);
    const before = await readTicks(helper);
    await pause(restMs);
    const share = ((await readTicks(helper)) - before) / ticksPerSecond / (restMs / 1000);
    return {
      rows: [
        atLeastRow("frames a second, scrolling all of the list", still.framesPerSecond, 55),
        atLeastRow("the same while containers start and end", busy.framesPerSecond, 55),
        plainRow("time between two frames, while containers start and end", busy.gaps),
        limitRow(`helper, a page open, ${running} of them running`, share * 100, 3, {
          unit: "% of one core",
        }),
      ],
      remarks: [
        `${names.length} containers in the product's database and as many domains in libvirt, of one plan with other names; Chromium without a window and without a graphics card, 1280 by 800, from the top to the end in ${scrollMs / 1000} s.`,
        `CPU time of the helper is that of ${restMs / 1000} s in which nothing happens. SELinux is off on the machine of the bench, so the labels of the running ones are not read.`,
      ],
    };
  },
};

const count = 1000;
const running = 100;
const settleMs = 5000;
const restMs = 30_000;
const scrollMs = 5000;

/** Puts them where the product's own builds put them, all of one plan, without contents. */
async function addContainers(bench: Bench, stateDir: string): Promise<string[]> {
  const model = await makePlan({ name: bench.name("many"), stateDir, network: "none" });
  const folder = await mkdtemp(join(bench.directory, "many-"));
  const store = await openStore(join(stateDir, "sandboxcontainer.db"), "prisma/migrations");
  const names: string[] = [];
  bench.cleanup.defer(async () => {
    for (const name of names) await store.containers.remove(name, Date.now());
    await store.close();
    await virsh([names.map((name) => `destroy ${name}`).join("; ")]).catch(() => undefined);
    await virsh([names.map((name) => `undefine ${name}`).join("; ")]);
  });
  const script: string[] = [];
  for (let index = 0; index < count; index++) {
    const plan = copyPlan(model, `${model.name}-${index}`, index);
    const draftId = randomUUID();
    const build = { draftId, jobId: randomUUID(), planHash: "", owner: "bench", at: Date.now() };
    await store.containers.begin({ ...build, plan });
    await store.containers.complete(plan.name, draftId);
    const file = join(folder, `${plan.name}.xml`);
    await writeFile(file, writeXml(plan));
    script.push(`define ${file}`);
    names.push(plan.name);
  }
  await virsh([script.join("; ")]);
  return names;
}

function copyPlan(model: Plan, name: string, index: number): Plan {
  const pair: Plan["label"]["pair"] = [index % 500, 500 + (index % 400)];
  return {
    ...model,
    entries: [],
    name: containerNameSchema.parse(name),
    uuid: randomUUID(),
    label: { ...model.label, pair },
  };
}

/** Without a root of its own, so that it can run. */
function writeXml({ name, uuid }: Plan): string {
  return `<domain type='lxc'><name>${name}</name><uuid>${uuid}</uuid><memory unit='MiB'>64</memory><vcpu>1</vcpu>
<os><type arch='x86_64'>exe</type><init>/bin/sleep</init><initarg>100000</initarg></os>
<features><privnet/></features><devices><console type='pty'/></devices></domain>`;
}

async function start(names: readonly string[]): Promise<void> {
  await virsh([names.map((name) => `start ${name}`).join("; ")]);
}

/** Scrolls from the top to the end, frame by frame. */
async function scroll(page: Page, meanwhile: () => Promise<void>): Promise<Frames> {
  const [gaps] = await Promise.all([
    page.evaluate(
      (durationMs) =>
        new Promise<number[]>((resolve) => {
          window.scrollTo(0, 0);
          const found: number[] = [];
          const from = performance.now();
          let last = from;
          const step = (at: number) => {
            found.push(at - last);
            last = at;
            const share = (at - from) / durationMs;
            window.scrollTo(0, share * (document.documentElement.scrollHeight - window.innerHeight));
            if (share < 1) requestAnimationFrame(step);
            else resolve(found.slice(1));
          };
          requestAnimationFrame(step);
        }),
      scrollMs,
    ),
    meanwhile(),
  ]);
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  return { gaps, framesPerSecond: (gaps.length * 1000) / total };
}

type Frames = { gaps: number[]; framesPerSecond: number };
