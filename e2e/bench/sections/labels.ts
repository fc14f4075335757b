import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { selinuxMode } from "@/server/host/selinux-mode";
import { labelsMs } from "@/server/watch/labels-ms";
import { readDomainLabels } from "@/server/watch/read-domain-labels";
import { watchLabels } from "@/server/watch/watch-labels";
import type { Bench } from "../bench";
import { percentile } from "../measure/statistics";
import { limitRow, p95Row, plainRow, type Row, wordsRow } from "../report/row";
import type { Section } from "../report/section";

/** What it costs to look at the label of every process of every container, and how soon each is looked at again. */
export const labelsSection: Section = {
  id: "labels",
  title: "Labels of all processes of the containers that run",
  async measure(bench: Bench) {
    const groups = await startGroups(bench, Math.max(...counts));
    const rows: Row[] = [];
    for (const count of counts) rows.push(...(await measureCount(groups.slice(0, count))));
    return {
      rows,
      remarks: [
        `In place of containers, control groups of ${processes} processes each (\`sleep\`); the code that the helper runs reads which processes are in each, and the label of each, in rounds of ${labelsMs} ms, here in the bench's own process. ${restMs / 1000} s without and ${restMs / 1000} s with the delay of the event loop measured.`,
        selinuxMode.read() === "disabled"
          ? "SELinux is off on this machine: each label's file is read as elsewhere, but the kernel refuses to answer, and the init of each is looked at three times more for that."
          : "SELinux is on, and the labels are real ones.",
        ...(findHierarchy() === alone
          ? []
          : ["Both versions of cgroups are mounted here, so each group is looked for in two places."]),
      ],
    };
  },
};

const counts = [500, 1000];
const processes = 4;
const restMs = 10_000;
const warmUpMs = 3000;
const planned = "system_u:system_r:sc_bench_t:s0:c1,c2";

async function measureCount(groups: readonly Group[]): Promise<Row[]> {
  const what = `${groups.length} containers`;
  await sweepFor(warmUpMs, groups);
  const from = process.cpuUsage();
  const { rounds, gaps } = await sweepFor(restMs, groups);
  const { user, system } = process.cpuUsage(from);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await sweepFor(restMs, groups);
  delay.disable();
  return [
    plainRow(`${what}: one round`, rounds),
    wordsRow(`${what}: CPU time`, `${((user + system) / 10 / restMs).toFixed(1)} % of one core`),
    p95Row(`${what}: from one look at a container to its next`, gaps, 1000),
    limitRow(`${what}: the longest such time`, percentile(gaps, 1), 1000, { unit: "ms" }),
    limitRow(`${what}: delay of the event loop`, delay.percentile(99) / 1e6, 20, {
      unit: "ms",
      of: "p99 ",
    }),
  ];
}

/** How long each round took, and the time between two looks at the same group, both in ms. */
async function sweepFor(
  durationMs: number,
  groups: readonly Group[],
): Promise<{ rounds: number[]; gaps: number[] }> {
  const byName = new Map(groups.map((group, index) => [String(index), group]));
  const names = [...byName.keys()];
  const last = new Map<string, number>();
  const rounds: number[] = [];
  const gaps: number[] = [];
  const ended = new AbortController();
  let began = 0;
  watchLabels({
    signal: ended.signal,
    list: () => {
      began = performance.now();
      return names;
    },
    look: (name, read) => {
      const group = byName.get(name);
      if (group === undefined) return;
      const at = performance.now();
      const before = last.get(name);
      if (before !== undefined) gaps.push(at - before);
      last.set(name, at);
      readDomainLabels(group, planned, read);
      if (name === names.at(-1)) rounds.push(performance.now() - began);
    },
    onError: (error) => {
      throw error;
    },
  });
  await pause(durationMs);
  ended.abort();
  return { rounds, gaps };
}

/** A control group with an init and what it started; its controller is this process, which is in no such group. */
type Group = { initPid: number; controllerPid: number };

async function startGroups(bench: Bench, count: number): Promise<Group[]> {
  const parent = join(findHierarchy(), bench.name("labels"));
  const folders: string[] = [];
  const children: ChildProcess[] = [];
  bench.cleanup.defer(async () => {
    const ends = children.map((child) => once(child, "exit"));
    for (const child of children) child.kill();
    await Promise.all(ends);
    for (const folder of folders.reverse()) rmdirSync(folder);
  });
  makeFolder(parent);
  const groups: Group[] = [];
  for (let index = 0; index < count; index++) {
    const folder = join(parent, String(index));
    makeFolder(folder);
    const pids = Array.from({ length: processes }, () => startIn(folder));
    groups.push({ initPid: pids[0] ?? 0, controllerPid: process.pid });
  }
  return groups;

  function makeFolder(folder: string): void {
    mkdirSync(folder);
    folders.push(folder);
  }

  function startIn(folder: string): number {
    const child = spawn("sleep", ["100000"], { stdio: "ignore" });
    if (child.pid === undefined) throw new Error("sleep could not be started.");
    children.push(child);
    writeFileSync(join(folder, "cgroup.procs"), String(child.pid));
    return child.pid;
  }
}

const alone = "/sys/fs/cgroup";

/** Where the unified hierarchy of cgroups is: alone, or beside those of version 1. */
function findHierarchy(): string {
  const places = [alone, join(alone, "unified")];
  const found = places.find((place) => existsSync(join(place, "cgroup.procs")));
  if (found === undefined) throw new Error("This machine has no unified hierarchy of cgroups.");
  return found;
}
