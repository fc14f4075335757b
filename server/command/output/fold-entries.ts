import type { PlanEntry } from "@/server/contract/plan";

/** One line of the shortened list: a path alone, or a directory that stands for all that lies below it. */
export type FoldedEntry = {
  path: string;
  entry: PlanEntry | null;
  /** Paths that this line stands for, itself included. */
  count: number;
  bytes: number;
  disposition: PlanEntry["disposition"];
  /** The reason; null when the folded ones differ in it. */
  reason: string | null;
};

/**
 * Folds the paths of a plan: a directory whose whole content has one disposition becomes one line. With `all` every
 * entry is a line. Sorted by path.
 */
export function foldEntries(entries: readonly PlanEntry[], { all }: { all: boolean }): FoldedEntry[] {
  if (all) return [...entries].sort(byPath).map((entry) => toLine(entry.path, [entry]));
  const root = makeTree(entries);
  return [...root.children.values()].flatMap(foldNode).sort(byPath);
}

type Node = { path: string; entry: PlanEntry | null; children: Map<string, Node> };

function makeTree(entries: readonly PlanEntry[]): Node {
  const root: Node = { path: "", entry: null, children: new Map() };
  for (const entry of entries) {
    let node = root;
    for (const name of entry.path.split("/").filter((part) => part !== "")) {
      const child = node.children.get(name) ?? {
        path: `${node.path}/${name}`,
        entry: null,
        children: new Map(),
      };
      node.children.set(name, child);
      node = child;
    }
    node.entry = entry;
  }
  return root;
}

function foldNode(node: Node): FoldedEntry[] {
  const below = listEntries(node);
  const isUniform = new Set(below.map(({ disposition }) => disposition)).size === 1;
  if (isUniform && (node.entry !== null || node.children.size > 1)) return [toLine(node.path, below)];
  const own = node.entry === null ? [] : [toLine(node.path, [node.entry])];
  return [...own, ...[...node.children.values()].flatMap(foldNode)];
}

function listEntries(node: Node): PlanEntry[] {
  return [...(node.entry === null ? [] : [node.entry]), ...[...node.children.values()].flatMap(listEntries)];
}

function toLine(path: string, entries: PlanEntry[]): FoldedEntry {
  const reasons = new Set(entries.map(({ reason }) => reason.text));
  return {
    path,
    entry: entries.find((entry) => entry.path === path) ?? null,
    count: entries.length,
    bytes: entries.reduce((sum, { size, kind }) => sum + (kind === "file" ? size : 0), 0),
    disposition: entries[0]?.disposition ?? "omit",
    reason: reasons.size === 1 ? ([...reasons][0] ?? null) : null,
  };
}

const byPath = (a: { path: string }, b: { path: string }): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
