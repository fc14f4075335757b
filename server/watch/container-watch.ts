import { join } from "node:path";
import type { Container, RunEnd } from "@/server/contract/container";
import type { Event } from "@/server/contract/event";
import type { HostStatus } from "@/server/contract/host-status";
import type { Job } from "@/server/contract/job";
import type { Topic } from "@/server/contract/topic";
import { createBreather } from "@/server/host/breather";
import type { ReadKernelFile } from "@/server/host/kernel-files";
import { type Domain, listDomains } from "@/server/host/list-domains";
import { readDomainStatus } from "@/server/host/read-domain-status";
import { type DomainEvent, watchDomainEvents } from "@/server/host/watch-domain-events";
import { watchSelinux } from "@/server/host/watch-selinux";
import type { ContainerRecord } from "@/server/store/container-store";
import type { Store } from "@/server/store/open-store";
import { describeContainer, type ObservedRun } from "./describe-container";
import { endedBy } from "./ended-by";
import { createEventStream, type SentEvent } from "./event-stream";
import { findDomain } from "./find-domain";
import { isUp } from "./is-up";
import { latestOnly } from "./latest-only";
import { observeRun } from "./observe-run";
import { readDomainLabels } from "./read-domain-labels";
import { watchLabels } from "./watch-labels";
import type { WatchTools } from "./watch-tools";
import { watchTopics } from "./watch-topics";

/**
 * Keeps the state of every container, of the host and of the jobs, as the database and libvirt have it, and tells
 * subscribers of each change. Reads libvirt at its events only. What tells of itself to nobody is looked at more than once a
 * second: the kernel's word on SELinux, and the labels of all processes that run in containers. A domain's
 * event is answered from its status file at once, a whole listing confirms it; of two readings of one container the one
 * that began later counts, and a job ends only when its container was read once more.
 */
export function createContainerWatch(options: WatchOptions) {
  const { store, jobs, denials, tools, now, log } = options;
  const containers = new Map<string, Container>();
  const known = new Map<string, Known>();
  const ends = new Map<string, RunEnd | null>();
  const jobMarks = new Map<string, string>();
  let host = options.host;
  let readings = 0;

  const stream = createEventStream({
    epoch: String(now()),
    snapshot: () => ({ kind: "snapshot", host, containers: list(), jobs: jobs.listRecent() }),
  });
  const refresh = latestOnly(readAll);

  return {
    list,
    get: (name: string): Container | null => containers.get(name) ?? null,
    host: (): HostStatus => host,
    refresh,

    /** Follows libvirt until the signal is raised; the first state is read before this resolves, when libvirt answers. */
    async start(signal: AbortSignal): Promise<void> {
      await refresh();
      watchSelinux({ signal, onChange: judgeSoon });
      watchLabels({
        signal,
        list: listLabelled,
        look: lookAtLabels,
        onError: complain("the labels could not be read"),
      });
      void watchDomainEvents({
        signal,
        onEvent: (event) => {
          const before = known.get(event.domain);
          if (before) answerSoon(event, before);
        },
        onGap: () => refreshSoon(),
        onDown: (reason) => {
          log.warn({ reason }, "libvirt is away");
          refreshSoon();
        },
      });
    },

    /**
     * How one container is now is known when this resolves: to be waited for when something was done with it, before that
     * counts as ended. Else it would be shown for a moment as it was before.
     */
    async look(name: string): Promise<void> {
      const seen = known.get(name);
      const record = await store.containers.find(name);
      if (record === null || !seen?.domain || seen.record.uuid !== record.uuid) return refresh();
      await answer(record, seen.domain, { hasEnded: false });
    },

    /** To be told of every change of a job. */
    onJob(job: Job): void {
      stream.publish({ kind: "job", job });
      const mark = [job.state, ...job.steps.map(({ state }) => state)].join();
      if (jobMarks.get(job.id) === mark) return;
      jobMarks.set(job.id, mark);
      if (job.endedAt !== null) jobMarks.delete(job.id);
      publishContainer(job.container);
      refreshSoon();
    },

    /** To be told when something of a container, or about it, was denied. */
    onDenials(names: Iterable<string>): void {
      for (const name of names) publishContainer(name);
    },

    /** A browser's events: a snapshot or what it missed, then every change, and what it asked for besides. */
    async *subscribe({ lastEventId, topics, signal }: SubscribeOptions): AsyncGenerator<SentEvent> {
      const ended = new AbortController();
      const both = AbortSignal.any([signal, ended.signal]);
      const { readLogState } = tools;
      const follow = (push: (event: Event) => void) =>
        watchTopics({ topics, find, readLogState, push, signal: both });
      try {
        yield* stream.subscribe({ lastEventId, signal, own: follow });
      } finally {
        ended.abort();
      }
    },

    countSubscribers: stream.countSubscribers,
  };

  function list(): Container[] {
    return [...containers.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  function refreshSoon(): void {
    refresh().catch(complain("the state could not be read"));
  }

  function answerSoon({ detail }: DomainEvent, { record, domain }: Known): void {
    answer(record, domain, { hasEnded: detail.startsWith("Stopped") })
      .catch(complain("the domain's status could not be read"))
      .finally(refreshSoon);
  }

  async function answer(
    record: ContainerRecord,
    domain: Domain | null,
    { hasEnded }: Pick<Reading, "hasEnded">,
  ): Promise<void> {
    if (domain === null) return;
    const reading = ++readings;
    const status = await readDomainStatus(record.name, record.uuid);
    if (!known.has(record.name)) return;
    const found = status ?? { state: "shut off" as const, initPid: null, controllerPid: null };
    await observe(record, { ...domain, ...found }, { reading, hasEnded });
  }

  function judgeSoon(): void {
    judgeAgain()
      .catch(complain("SELinux has changed, and the labels could not be judged"))
      .finally(refreshSoon);
  }

  /** SELinux itself has changed: what is known of the domains is judged first, libvirt is asked afterwards. */
  async function judgeAgain(): Promise<void> {
    const reading = ++readings;
    updateHost(await tools.readHost(host.libvirt.reachable, host));
    const breathe = createBreather();
    for (const { record, domain } of [...known.values()]) {
      await observe(record, domain, { reading, hasEnded: false });
      await breathe();
    }
  }

  /** Containers whose processes carry labels. */
  function listLabelled(): string[] {
    if (host.selinux.mode === "disabled") return [];
    return [...known].filter(([, { domain }]) => isUp(domain)).map(([name]) => name);
  }

  /** A process that comes into a container with another label makes no event. */
  function lookAtLabels(name: string, read: ReadKernelFile): void | Promise<void> {
    const seen = known.get(name);
    if (!seen?.domain) return;
    const { record, domain, run, reading } = seen;
    const { liveContext, otherContexts, areSettled } = readDomainLabels(domain, record.processContext, read);
    if (!areSettled) return;
    if ([liveContext, ...otherContexts].join() === [run.liveContext, ...run.otherContexts].join()) return;
    return observe(record, domain, { reading, hasEnded: false });
  }

  async function readAll(): Promise<void> {
    const reading = ++readings;
    const [records, domains] = await Promise.all([store.containers.list(), listDomains().catch(() => null)]);
    const status = await tools.readHost(domains !== null, host);
    updateHost(status);
    const breathe = createBreather();
    for (const record of records) {
      const domain = await findDomain(record, domains, known.get(record.name)?.domain);
      await observe(record, domain, { reading, hasEnded: false });
      await breathe();
    }
    for (const name of containers.keys()) {
      if (!records.some((record) => record.name === name)) forget(name);
    }
  }

  async function observe(record: ContainerRecord, domain: Domain | null, reading: Reading): Promise<void> {
    const before = known.get(record.name);
    const wasUp = before?.record.uuid === record.uuid && isUp(before.domain);
    const hasEnded = !isUp(domain) && (wasUp || reading.hasEnded);
    const { run, isSettled } = observeRun(domain, record.processContext, {
      selinux: host.selinux.mode,
      judgeConfinement: tools.judgeConfinement,
    });
    if (!isSettled) setTimeout(refreshSoon, unsettledMs).unref();
    const isEndKnown = ends.has(record.name) && before?.record.uuid === record.uuid;
    const end =
      hasEnded || !(isUp(domain) || isEndKnown)
        ? await readEnd(record, hasEnded)
        : (ends.get(record.name) ?? null);
    const latest = known.get(record.name);
    const isForgotten = before !== undefined && latest === undefined;
    if (isForgotten || reading.reading < (latest?.reading ?? 0)) return;
    if (!isUp(domain)) ends.set(record.name, end);
    known.set(record.name, { record, domain, run, reading: reading.reading });
    publishContainer(record.name);
  }

  async function readEnd({ name, path }: ContainerRecord, hasJustEnded: boolean): Promise<RunEnd | null> {
    const recorded = await tools.readRunEnd(join(path, "log", "end"));
    if (!recorded && !hasJustEnded) return null;
    const end = recorded ?? { at: now(), exitCode: null, signal: null, outOfMemory: false };
    const requested = jobs.listRecent().some((job) => endedBy(job, name, end.at));
    return { ...end, recorded: recorded !== null, requested };
  }

  function publishContainer(name: string): void {
    const observed = known.get(name);
    if (!observed) return;
    const job = jobs.findActive(name);
    const described = describeContainer({
      ...observed,
      job,
      lastEnd: ends.get(name) ?? null,
      denials: denials.summarize(name),
    });
    const before = containers.get(name);
    const unchanged = { ...described, revision: before?.revision };
    if (JSON.stringify(unchanged) === JSON.stringify(before)) return;
    const container = { ...described, revision: Math.max((before?.revision ?? 0) + 1, now()) };
    containers.set(name, container);
    options.onSeen(container);
    stream.publish({ kind: "container", container });
  }

  function forget(name: string): void {
    for (const map of [containers, known, ends]) map.delete(name);
    denials.forget(name);
    stream.publish({ kind: "container-removed", name });
  }

  function updateHost(status: HostStatus): void {
    if (JSON.stringify(status) === JSON.stringify(host)) return;
    host = status;
    stream.publish({ kind: "host", host });
  }

  function complain(what: string): (error: unknown) => void {
    return (error) => log.error({ err: error }, what);
  }

  function find(name: string): { path: string; domain: Domain | null } | null {
    const found = known.get(name);
    return found ? { path: found.record.path, domain: found.domain } : null;
  }
}

type Known = { record: ContainerRecord; domain: Domain | null; run: ObservedRun; reading: number };

/** `reading` counts up with every look at libvirt; `hasEnded` when libvirt's event said so. */
type Reading = { reading: number; hasEnded: boolean };
export type ContainerWatch = ReturnType<typeof createContainerWatch>;
export type SubscribeOptions = { lastEventId: string | null; topics: readonly Topic[]; signal: AbortSignal };

type WatchOptions = {
  store: Pick<Store, "containers">;
  jobs: { findActive: (container: string) => Job | null; listRecent: () => Job[] };
  denials: { summarize: (name: string) => Container["denials"]; forget: (name: string) => void };
  tools: WatchTools;
  host: HostStatus;
  /** To be told what each container came to be. */
  onSeen: (container: Container) => void;
  now: () => number;
  log: { warn: LogCall; error: LogCall };
};
type LogCall = (fields: object, message: string) => void;

/** How soon a run is looked at again that has only begun. */
const unsettledMs = 100;
