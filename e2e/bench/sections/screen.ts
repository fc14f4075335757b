import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { Page } from "@playwright/test";
import { execa } from "execa";
import type { Container } from "@/server/contract/container";
import { isInstalled } from "@/server/host/is-installed";
import { virsh } from "@/server/host/virsh";
import type { Bench } from "../bench";
import { openPage } from "../product/open-page";
import { painted } from "../product/painted";
import { writeDenial } from "../product/write-denial";
import { p95Row, plainRow, wordsRow } from "../report/row";
import type { Section } from "../report/section";

/** What happens on the host until it is on the screen of a browser, and what an administrator has without the product. */
export const screenSection: Section = {
  id: "screen",
  title: "From the host to the pixel",
  async measure(bench: Bench) {
    const { product } = await bench.product();
    const name = bench.name("pixel");
    const sleep = ["/usr/bin/sleep", "--arg", "100000", "--network", "none"];
    const { container } = await product.json<{ container: Container }>("create", ...sleep, "--name", name);
    const page = await openPage(bench);
    const states = await measureStates(bench, page, container);
    const denials = await measureDenials(bench, page, container, product.auditLog);
    return {
      rows: [
        p95Row("`virsh` is called → state on the screen", states.ours, 1000),
        plainRow("`virsh` is called → line of `virsh event --all --loop`", states.baseline),
        p95Row("denial written → on the screen", denials.ours, 500),
        denials.baseline.length > 0
          ? plainRow("denial written → found by `ausearch`, run at once", denials.baseline)
          : wordsRow("denial written → found by `ausearch`, run at once", "ausearch is not installed"),
      ],
      remarks: [
        "The screen is Chromium without a window; the moment is that of the frame in which the list's row has the new state, or the page of denials its new row. `virsh start` and `virsh destroy` in turns; both sides of a change are taken in one and the same change.",
        "`virsh event` says what libvirt says, in the moment in which it does; it is not a state, and not a page. `ausearch --input LOG --message AVC --file NAME` reads the same log with the same record in it, from its beginning.",
      ],
    };
  },
};

type Measured = { ours: number[]; baseline: number[] };

async function measureStates(bench: Bench, page: Page, { name, uuid }: Container): Promise<Measured> {
  const measured: Measured = { ours: [], baseline: [] };
  const events = followEvents(name);
  try {
    await events.ready;
    for (let round = 0; round < bench.rounds + 1; round++) {
      for (const [verb, word, line] of changes) {
        const seen = Promise.all([painted(page, `[data-container="${name}"]`, word), events.heard(line)]);
        const from = now();
        const [[ours, baseline]] = await Promise.all([seen, virsh([verb, "--domain", uuid])]);
        if (round === 0) continue;
        measured.ours.push(ours - from);
        measured.baseline.push(baseline - from);
      }
    }
  } finally {
    await events.end();
  }
  return measured;
}

const changes = [
  ["start", "Running", "Started"],
  ["destroy", "Stopped", "Stopped"],
] as const;

/** `virsh event`, which tells of a lifecycle event as it comes. */
function followEvents(name: string) {
  const child = spawn("virsh", ["-c", "lxc:///", "event", "--event", "lifecycle", "--loop"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let waiting: { line: string; done: (at: number) => void } | null = null;
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (!line.includes(`'${name}'`) || waiting === null || !line.includes(waiting.line)) return;
    waiting.done(now());
    waiting = null;
  });
  return {
    ready: once(child, "spawn"),
    heard: (line: string) =>
      new Promise<number>((done) => {
        waiting = { line, done };
      }),
    async end(): Promise<void> {
      child.kill();
      await once(child, "exit");
    },
  };
}

async function measureDenials(
  bench: Bench,
  page: Page,
  { name, processContext }: Container,
  log: string,
): Promise<Measured> {
  const measured: Measured = { ours: [], baseline: [] };
  await page.goto(new URL(`/containers/${name}/denials`, page.url()).href);
  for (let round = 0; round < bench.rounds + 1; round++) {
    const file = `pixel-${round}`;
    const seen = painted(page, "main", file);
    const from = now();
    const written = appendFile(log, writeDenial({ context: processContext, serial: round + 1, file }));
    const [at] = await Promise.all([seen, written]);
    const asked = now();
    if (isInstalled("ausearch")) {
      const { stdout } = await execa("ausearch", ["--input", log, "--message", "AVC", "--file", file]);
      if (!stdout.includes(file)) throw new Error("ausearch did not find the denial.");
    }
    if (round === 0) continue;
    measured.ours.push(at - from);
    if (isInstalled("ausearch")) measured.baseline.push(now() - asked);
  }
  return measured;
}

function now(): number {
  return performance.timeOrigin + performance.now();
}
