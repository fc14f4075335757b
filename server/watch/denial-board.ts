import { createHash } from "node:crypto";
import type { Container } from "@/server/contract/container";
import type { Denial } from "@/server/contract/denial";
import type { DenialGroup, Dismissal } from "@/server/contract/denial-list";
import { denialKey } from "@/server/denials/denial-key";

/**
 * The denials of the containers, those that say the same as one. Whatever a container does to flood it, none is lost and memory is
 * bounded: with 100 groups (10, when there are 2,000 in all) a denial that is none of them counts with others of its kind,
 * whatever the file was called.
 */
export function createDenialBoard(stored: readonly DenialGroup[]) {
  const groups = new Map(stored.map((group) => [group.id, group]));
  let changed = new Set<string>();
  let removed = new Set<string>();

  return {
    /** `withoutNames` is the same denial, without what the process could choose. */
    add(denial: Denial, withoutNames: () => Denial): void {
      const id = idOf(denial);
      const most = groups.size < manyGroups ? mostGroups : fewGroups;
      const isFull = !groups.has(id) && countGroups(denial.container) >= most;
      count(isFull ? withoutNames() : denial);
    },

    /** What was denied to a container, and tried on it; what is an attack or a bug first, then the newest. */
    list(name: string): DenialGroup[] {
      return [...groups.values()].filter((group) => isAbout(group, name)).sort(bySeverity);
    },

    /** What nobody has dismissed yet, in figures. */
    summarize(name: string): Container["denials"] {
      let [count, suspicious] = [0, 0];
      let lastAt: number | null = null;
      for (const group of groups.values()) {
        if (!isAbout(group, name)) continue;
        const open = countOpen(group);
        if (open === 0) continue;
        count += open;
        if (group.denial.explanation.suspicious && group.denial.container === name) suspicious += open;
        lastAt = pick(Math.max, lastAt, group.lastAt);
      }
      return { count, suspicious, lastAt };
    },

    /** Says of those of `ids` that are about the container what a person says; null takes it back. Gives the changed ones. */
    setDismissed(name: string, ids: readonly string[], said: Omit<Dismissal, "count"> | null): DenialGroup[] {
      return ids.flatMap((id) => {
        const group = groups.get(id);
        if (!group || !isAbout(group, name)) return [];
        const dismissed = { ...group, dismissal: said && { ...said, count: group.count } };
        groups.set(id, dismissed);
        changed.add(id);
        return dismissed;
      });
    },

    /** A container is gone; what it tried on one that is there stays that one's, without the name, which may be another's soon. */
    forget(name: string): void {
      forgetWhere((each) => each === name);
    },

    /** The same for all that are gone. */
    keepThoseOf(isPresent: (name: string) => boolean): void {
      forgetWhere((name) => !isPresent(name));
    },

    /** What is to be stored since the last call; `giveBack` when it could not be. */
    takeUnsaved() {
      const taken = { changed, removed };
      changed = new Set();
      removed = new Set();
      return {
        changed: [...taken.changed].flatMap((id) => groups.get(id) ?? []),
        removed: [...taken.removed],
        giveBack(): void {
          changed = new Set([...taken.changed, ...changed]);
          removed = new Set([...taken.removed, ...removed]);
        },
      };
    },
  };

  function count(denial: Denial): void {
    const id = idOf(denial);
    const { time } = denial;
    const before = groups.get(id) ?? newGroup(id, denial);
    groups.set(id, {
      ...before,
      // What the container may do has changed, perhaps, since the first of them.
      denial: { ...before.denial, explanation: denial.explanation },
      count: before.count + 1,
      firstAt: pick(Math.min, before.firstAt, time),
      lastAt: pick(Math.max, before.lastAt, time),
    });
    changed.add(id);
    removed.delete(id);
  }

  function countGroups(container: string | null): number {
    let number = 0;
    for (const { denial } of groups.values()) if (denial.container === container) number++;
    return number;
  }

  function forgetWhere(isGone: (name: string) => boolean): void {
    const keep = (name: string | null) => (name === null || isGone(name) ? null : name);
    for (const group of [...groups.values()]) {
      const { id, denial } = group;
      const [container, victim] = [keep(denial.container), keep(denial.victim)];
      if (container === denial.container && victim === denial.victim) continue;
      groups.delete(id);
      changed.delete(id);
      removed.add(id);
      if (container === null && victim === null) continue;
      const kept = { ...denial, container, victim };
      const keptId = idOf(kept);
      groups.set(keptId, join({ ...group, id: keptId, denial: kept }, groups.get(keptId)));
      changed.add(keptId);
      removed.delete(keptId);
    }
  }
}

const mostGroups = 100;
const manyGroups = 2000;
const fewGroups = 10;
const mostRecords = 12;
const longestRecord = 1024;

function idOf(denial: Denial): string {
  return createHash("sha256").update(denialKey(denial)).digest("hex");
}

function newGroup(id: string, denial: Denial): DenialGroup {
  const { time } = denial;
  return { id, denial: shorten(denial), count: 0, firstAt: time, lastAt: time, dismissal: null };
}

function join(group: DenialGroup, other: DenialGroup | undefined): DenialGroup {
  if (other === undefined) return group;
  const firstAt = pick(Math.min, group.firstAt, other.firstAt);
  const lastAt = pick(Math.max, group.lastAt, other.lastAt);
  return { ...group, count: group.count + other.count, firstAt, lastAt };
}

/** How many of a group nobody has dismissed. */
function countOpen({ count, dismissal }: DenialGroup): number {
  return dismissal === null ? count : Math.max(0, count - dismissal.count);
}

function isAbout({ denial }: DenialGroup, name: string): boolean {
  return denial.container === name || denial.victim === name;
}

function bySeverity(a: DenialGroup, b: DenialGroup): number {
  const [severeA, severeB] = [a, b].map(({ denial }) => Number(denial.explanation.suspicious));
  return (severeB ?? 0) - (severeA ?? 0) || (b.lastAt ?? 0) - (a.lastAt ?? 0);
}

function shorten(denial: Denial): Denial {
  return { ...denial, raw: denial.raw.slice(0, mostRecords).map((record) => record.slice(0, longestRecord)) };
}

function pick(choose: (a: number, b: number) => number, a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : choose(a, b);
}
