import type { Container } from "@/server/contract/container";
import type { DenialGroup, DenialList } from "@/server/contract/denial-list";
import { ScError } from "@/server/contract/error";
import type { PairHolder } from "@/server/contract/pair-holder";
import { attributeDecision, type Known } from "@/server/denials/attribute/attribute-decision";
import { createDenialReader } from "@/server/denials/denial-reader";
import type { Decision } from "@/server/denials/event/decision";
import type { ExplainedPlan } from "@/server/denials/explain/explain-denial";
import { readLoss } from "@/server/denials/record/read-loss";
import { tellDenial } from "@/server/denials/tell-denial";
import type { AuditLog } from "@/server/host/find-audit-log";
import { pause } from "@/server/host/pause";
import type { Store } from "@/server/store/open-store";
import { noPlace, parsePlace } from "./audit-place";
import { createDenialBoard } from "./denial-board";
import { readPieces } from "./read-pieces";

/**
 * Follows the host's audit log and keeps what is of a container of ours. auditd's log is followed through its rotation; where
 * there is none, journald. How far it was read is stored together with what was found, so that after a crash nothing is
 * lost and nothing counts twice.
 */
export function createAuditFollower({ store, tools, now, log, onChange }: FollowerOptions) {
  let board = createDenialBoard([]);
  let place = noPlace;
  let source: AuditLog = { kind: "none", reason: "audit-off" };
  let lost: number | null = null;
  let isLossDue = true;
  let savedAt = 0;
  let ended: Promise<void> = Promise.resolve();
  let tellSourceKnown = (): void => undefined;
  const isSourceKnown = new Promise<void>((resolve) => {
    tellSourceKnown = resolve;
  });
  const changed = new Set<string>();
  const plans = new Map<string, ExplainedPlan>();
  let holders: { list: PairHolder[]; at: number } = { list: [], at: 0 };

  return {
    /**
     * What was found before, and whether there is a log that can be read, is known when this resolves; the log is read on
     * from then until the signal is raised.
     */
    async start(signal: AbortSignal): Promise<void> {
      await load();
      ended = follow(signal).catch((error: unknown) =>
        log.error({ err: error }, "the audit log is not followed"),
      );
      await Promise.race([isSourceKnown, ended]);
    },

    /** To be waited for once the signal is raised, before the store is closed. */
    ended: (): Promise<void> => ended,

    summarize: (name: string): Container["denials"] => board.summarize(name),

    list(name: string): ListedDenials {
      const reason = source.kind === "none" ? source.reason : null;
      return { groups: board.list(name), log: { kind: source.kind, reason, lost } };
    },

    /**
     * Says of groups that are about a container that they need nobody any more, or with null that they do. Stored when it
     * resolves. Throws denial_not_found when there is none of them.
     */
    async setDismissed(name: string, ids: readonly string[], by: string | null): Promise<void> {
      const groups = board.setDismissed(name, ids, by === null ? null : { by, at: now() });
      if (groups.length === 0) {
        throw new ScError("denial_not_found", `There is no such denial of ${name}, or about it, any more.`, {
          fix: "Look at the list again.",
        });
      }
      await store.denials.setDismissals(groups);
      tell(groups.flatMap(({ denial: { container, victim } }) => [container, victim]).filter(isKnown));
    },

    /** A container has another plan: what it is denied from now on is explained by that one. */
    forgetPlan: (name: string): void => void plans.delete(name),

    forget(name: string): void {
      plans.delete(name);
      board.forget(name);
      // What is denied while it goes is no more of one that is there.
      holders = { ...holders, at: 0 };
    },
  };

  async function load(): Promise<void> {
    board = createDenialBoard(await store.denials.list());
    place = parsePlace(await store.denials.readPlace());
    holders = { list: await store.pairs.listHolders(), at: now() };
    board.keepThoseOf(isPresent);
  }

  async function follow(signal: AbortSignal): Promise<void> {
    for (let isLoaded = true; !signal.aborted; isLoaded = false) {
      try {
        if (!isLoaded) await load();
        const found = await tools.findAuditLog();
        if (found.kind !== "none") await followOne(found, signal);
        show(found.kind === "none" ? found : unreadable);
      } catch (error) {
        log.warn({ err: error }, "the audit log could not be read on");
        show(unreadable);
      }
      await pause(retryMs, signal).catch(() => undefined);
    }
  }

  async function followOne(found: Exclude<AuditLog, { kind: "none" }>, signal: AbortSignal): Promise<void> {
    const reader = createDenialReader();
    const ending = new AbortController();
    const watching = setInterval(() => void endWhenOther(found, ending), retryMs);
    /** What the other source had is not read again. */
    const known = place[found.kind] === null ? place.lastAt : null;
    /** Whether the board has what is before the place, and nothing else. */
    let isExact = true;
    try {
      for await (const { bytes, at } of readPieces(found, place, AbortSignal.any([signal, ending.signal]))) {
        show(found);
        const { decisions } = bytes === null ? reader.settle() : reader.push(bytes);
        isExact = false;
        await take(decisions.filter(({ time }) => known === null || (time !== null && time > known)));
        if (!reader.isIdle()) continue;
        place = { ...place, ...at };
        isExact = true;
        if (now() - savedAt >= saveMs) await save();
      }
    } finally {
      clearInterval(watching);
      if (isExact) await save();
    }
  }

  /** A log that is there is one only when it was read from. */
  function show(found: AuditLog): void {
    source = found;
    tellSourceKnown();
  }

  /** auditd was installed, or is gone for good: the other source goes on where this one ended. */
  async function endWhenOther(found: AuditLog, ending: AbortController): Promise<void> {
    const other = await tools.findAuditLog().catch(() => found);
    if (other.kind !== found.kind) ending.abort();
    if (!isLossDue) return;
    isLossDue = false;
    lost = readLoss(await tools.readAuditLoss())?.lost ?? lost;
  }

  async function take(decisions: readonly Decision[]): Promise<void> {
    if (decisions.length === 0) return;
    if (now() - holders.at > holdersMs) holders = { list: await store.pairs.listHolders(), at: now() };
    const names = new Set<string>();
    for (const decision of decisions) {
      place = { ...place, lastAt: Math.max(place.lastAt ?? 0, decision.time ?? 0) };
      const known = knowOf(decision);
      const { container, victim } = attributeDecision(decision, known);
      const concerned = [container, victim].filter((name) => name !== null && isPresent(name));
      if (decision.result === "granted" || concerned.length === 0) continue;
      const plan = container === null ? null : await readPlan(container);
      const look = () => ({ plan, reason: null });
      const unnamed = { path: null, name: null, comm: null, exe: null, object: {} };
      board.add(tellDenial(decision, known, look), () =>
        tellDenial({ ...decision, ...unnamed }, known, look),
      );
      for (const name of concerned) if (name !== null) names.add(name);
    }
    isLossDue = true;
    if (names.size > 0) tell(names);
  }

  /** A pid means something while its process lives; of an old record it may be another's by now. */
  function knowOf({ time }: Decision): Known {
    const isFresh = time !== null && Math.abs(now() - time) < freshMs;
    return { holders: holders.list, ...(isFresh && { containerOfPid: tools.containerOfPid }) };
  }

  /** Others have domains and types of such names, too, and what is deleted has no page. */
  function isPresent(name: string): boolean {
    return holders.list.some((holder) => holder.name === name && holder.to === null);
  }

  /** A flood of denials is a few changes a second. */
  function tell(names: Iterable<string>): void {
    if (changed.size === 0)
      setTimeout(() => {
        onChange([...changed]);
        changed.clear();
      }, tellMs);
    for (const name of names) changed.add(name);
  }

  async function readPlan(name: string): Promise<ExplainedPlan | null> {
    const kept = plans.get(name);
    if (kept !== undefined) return kept;
    const plan = await store.containers.readPlan(name).catch(() => null);
    if (plan === null) return null;
    const shown = pickPlan(plan);
    plans.set(name, shown);
    return shown;
  }

  /** Only what was found moves the stored place on: from there to the present one nothing was a container's. */
  async function save(): Promise<void> {
    const { giveBack, ...unsaved } = board.takeUnsaved();
    if (unsaved.changed.length + unsaved.removed.length === 0) return;
    savedAt = now();
    try {
      await store.denials.save({ place: JSON.stringify(place), ...unsaved });
    } catch (error) {
      giveBack();
      log.error({ err: error }, "denials could not be stored");
    }
  }
}

type ListedDenials = Pick<DenialList, "log"> & { groups: DenialGroup[] };
export type AuditFollower = ReturnType<typeof createAuditFollower>;

/** It is there, and is not being read. */
const unreadable: AuditLog = { kind: "none", reason: "unreadable" };
const isKnown = (name: string | null): name is string => name !== null;

/** How soon a log that was not there is looked for again. */
const retryMs = 30_000;
const saveMs = 1000;
const holdersMs = 1000;
const tellMs = 100;
const freshMs = 10_000;

type FollowerOptions = {
  store: Pick<Store, "pairs" | "denials" | "containers">;
  tools: FollowerTools;
  now: () => number;
  log: { warn: LogCall; error: LogCall };
  onChange: (names: Iterable<string>) => void;
};
type LogCall = (fields: object, message: string) => void;

export type FollowerTools = {
  findAuditLog: () => Promise<AuditLog>;
  readAuditLoss: () => Promise<string>;
  containerOfPid: (pid: number) => string | null;
};

/** The rest of a plan is long, and no denial needs it. */
function pickPlan({ name, label, mounts, capabilities, store }: ExplainedPlan): ExplainedPlan {
  return { name, label, mounts, capabilities, store };
}
