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
import { median } from "../measure/statistics";
import { openPage } from "../product/open-page";
import { atLeastRow, limitRow, plainRow, type Row } from "../report/row";
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
    const bare = await openBareRows(page);
    const wheel = await scrollInTurns(page, bare, wheelMs);
    const whole = await scrollInTurns(page, bare, scrollMs);
    await bare.close();
    const busy = await scroll(page, scrollMs, async () => {
      for (const name of names.slice(0, 8)) await virsh([`start ${name}; destroy ${name}`]);
    });
    const ticksPerSecond = Number(await runCommand("getconf", ["CLK_TCK"]));
    await virshEach("start", names.slice(0, running));
    await pause(settleMs);
    const before = await readTicks(helper);
    await pause(restMs);
    const share = ((await readTicks(helper)) - before) / ticksPerSecond / (restMs / 1000);
    return {
      rows: [
        framesRow("frames a second, scrolling as fast as a wheel", wheel),
        framesRow("frames a second, scrolling all of the list in 5 s", whole),
        atLeastRow("the same while containers start and end", framesPerSecond(busy), 55),
        plainRow("time between two frames, while containers start and end", busy),
        limitRow(`helper, a page open, ${running} of them running`, share * 100, 3, {
          unit: "% of one core",
        }),
      ],
      remarks: [
        `${names.length} containers in the product's database and as many domains in libvirt, of one plan with other names; Chromium without a window and without a graphics card, 1280 by 800, from the top to the end: as a wheel in ${wheelMs / 1000} s (${Math.round(listPx / (wheelMs / 1000))} px a second), or in ${scrollMs / 1000} s (${Math.round(listPx / (scrollMs / 1000))} px a second). Of ${rounds} rounds each, in turns, the median.`,
        "Baseline: a page of as many rows of the same height, one word and a line in each, all of them in the document, no script: what Chromium draws at all on this machine at that time.",
        `CPU time of the helper is that of ${restMs / 1000} s in which nothing happens. SELinux is off on the machine of the bench, so the labels of the running ones are not read.`,
      ],
    };
  },
};

const count = 1000;
const running = 500;
const settleMs = 5000;
const restMs = 30_000;
const scrollMs = 5000;
const wheelMs = 8000;
const rowPx = 36;
const listPx = count * rowPx;
const rounds = 3;

/** Puts them where the product's own builds put them, all of one plan, without contents. */
async function addContainers(bench: Bench, stateDir: string): Promise<string[]> {
  const model = await makePlan({ name: bench.name("many"), stateDir, network: "none" });
  const folder = await mkdtemp(join(bench.directory, "many-"));
  const store = await openStore(join(stateDir, "sandboxcontainer.db"), "prisma/migrations");
  const names: string[] = [];
  bench.cleanup.defer(async () => {
    for (const name of names) await store.containers.remove(name, Date.now());
    await store.close();
    await endAll(names.slice(0, running));
    await virshEach("undefine", names);
  });
  const script: string[] = [];
  for (let index = 0; index < count; index++) {
    const draftId = randomUUID();
    const pair = await store.pairs.reserve(draftId, [], Date.now());
    const plan = copyPlan(model, `${model.name}-${index}`, pair);
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

function copyPlan(model: Plan, name: string, pair: Plan["label"]["pair"]): Plan {
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

/** In parts, each of which a call of virsh has done well before its time is up. */
async function virshEach(verb: string, names: readonly string[]): Promise<void> {
  for (let from = 0; from < names.length; from += atOnce) {
    const part = names.slice(from, from + atOnce);
    await virsh([part.map((name) => `${verb} ${name}`).join("; ")]);
  }
}

/** Side by side, since each waits until it kills; where the starts went wrong, some do not run. */
async function endAll(names: readonly string[]): Promise<void> {
  for (let from = 0; from < names.length; from += atOnce) {
    const part = names.slice(from, from + atOnce);
    await Promise.all(part.map((name) => virsh([`destroy ${name}`]).catch(() => undefined)));
  }
}

const atOnce = 25;

/** What there is to compare with: rows that are nothing but a word and a line, in a page of their own. */
async function openBareRows(page: Page): Promise<Page> {
  const bare = await page.context().browser()?.newPage({ viewport: page.viewportSize() });
  if (bare === undefined) throw new Error("The page has no browser.");
  await bare.addInitScript("globalThis.__name = (named) => named");
  const rows = Array.from({ length: count }, (_, index) => `<p>container-${index}</p>`);
  const style = `body { margin: 0 } p { box-sizing: border-box; height: ${rowPx}px; margin: 0; border-bottom: 1px solid }`;
  const html = `<!doctype html><style>${style}</style>${rows.join("")}`;
  await bare.goto(`data:text/html,${encodeURIComponent(html)}`);
  return bare;
}

/** Frames a second of both pages, a round of one after a round of the other, in front the one that scrolls. */
async function scrollInTurns(page: Page, bare: Page, durationMs: number): Promise<Frames> {
  const frames: Frames = { ours: [], baseline: [] };
  for (let round = 0; round < rounds; round++) {
    for (const [side, list] of [
      [bare, frames.baseline],
      [page, frames.ours],
    ] as const) {
      await side.bringToFront();
      list.push(framesPerSecond(await scroll(side, durationMs)));
    }
  }
  return frames;
}

function framesRow(what: string, { ours, baseline }: Frames): Row {
  const [mine, bare] = [median(ours), median(baseline)].map((value) => `${value.toFixed(1)} (n ${rounds})`);
  return { ...atLeastRow(what, median(ours), 55), ours: mine ?? "", baseline: bare ?? "" };
}

/** Scrolls from the top to the end, frame by frame, and tells the times between two frames in ms. */
async function scroll(
  page: Page,
  durationMs: number,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<number[]> {
  const [gaps] = await Promise.all([
    page.evaluate(
      (duration) =>
        new Promise<number[]>((resolve) => {
          window.scrollTo(0, 0);
          const found: number[] = [];
          const from = performance.now();
          let last = from;
          const step = (at: number) => {
            found.push(at - last);
            last = at;
            const share = (at - from) / duration;
            window.scrollTo(0, share * (document.documentElement.scrollHeight - window.innerHeight));
            if (share < 1) requestAnimationFrame(step);
            else resolve(found.slice(1));
          };
          requestAnimationFrame(step);
        }),
      durationMs,
    ),
    meanwhile(),
  ]);
  return gaps;
}

function framesPerSecond(gaps: readonly number[]): number {
  return (gaps.length * 1000) / gaps.reduce((sum, gap) => sum + gap, 0);
}

/** Frames a second, of each round. */
type Frames = { ours: number[]; baseline: number[] };
