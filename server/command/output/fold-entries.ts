import type { PlanEntry } from "@/server/contract/plan";

/** One line of the list of paths: one path, a directory that stands for what lies below it, or DIRECTORY/* for some of it. */
export type FoldedEntry = {
  path: string;
  /** Paths that this line stands for. */
  count: number;
  bytes: number;
  disposition: PlanEntry["disposition"];
  /** The most frequent reason among them, and how many others there are. */
  reason: string;
  otherReasons: number;
};

/**
 * Folds the paths of a plan for reading: a directory whose content has one disposition becomes one line, and so do four
 * or more paths of one directory with the same disposition and reason. Directories that are only made to hold what
 * is listed below them are left out. With `all` every entry is a line of its own.
 */
export function foldEntries(entries: readonly PlanEntry[], { all }: { all: boolean }): FoldedEntry[] {
  if (all) return [...entries].sort(byPath).map((entry) => toLine(showPath(entry), [entry]));
  return [...makeTree(entries).children.values()].flatMap(foldNode);
}

type Node = { path: string; entry: PlanEntry | null; children: Map<string, Node> };

function makeTree(entries: readonly PlanEntry[]): Node {
  const root: Node = { path: "", entry: null, children: new Map() };
  for (const entry of [...entries].sort(byPath)) {
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
  const telling = listTelling(node);
  const isUniform = new Set(telling.map(({ disposition }) => disposition)).size === 1;
  const [only] = telling;
  if (telling.length === 1 && only) return [toLine(showPath(only), [only])];
  const { entry, children } = node;
  const isPassage = children.size === 1 && (entry === null || !telling.includes(entry));
  if (isUniform && !isPassage) return [toLine(`${node.path}/`, telling)];
  const own = entry !== null && telling.includes(entry) ? [toLine(showPath(entry), [entry])] : [];
  return [...own, ...foldChildren(node)];
}

function foldChildren(node: Node): FoldedEntry[] {
  const lines = [...node.children.values()].flatMap(foldNode);
  const prefix = `${node.path}/`;
  const isDirect = ({ path }: FoldedEntry) => !path.slice(prefix.length, -1).includes("/");
  const alike = (line: FoldedEntry) =>
    lines.filter(
      (other) => isDirect(other) && other.disposition === line.disposition && other.reason === line.reason,
    );
  return lines.flatMap((line) => {
    const group = isDirect(line) ? alike(line) : [];
    if (group.length < 4) return [line];
    return group[0] === line ? [merge(`${prefix}*`, group)] : [];
  });
}

function merge(path: string, lines: readonly FoldedEntry[]): FoldedEntry {
  const sum = (read: (line: FoldedEntry) => number) => lines.reduce((total, line) => total + read(line), 0);
  const { disposition = "omit", reason = "" } = lines[0] ?? {};
  return {
    path,
    disposition,
    reason,
    count: sum(({ count }) => count),
    bytes: sum(({ bytes }) => bytes),
    otherReasons: sum(({ otherReasons }) => otherReasons),
  };
}

/** The entries of a subtree that say something: not the directories made only to hold others. */
function listTelling(node: Node): PlanEntry[] {
  const below = [...node.children.values()].flatMap(listTelling);
  if (node.entry === null) return below;
  const isHolder = node.entry.kind === "directory" && node.entry.disposition === "empty" && below.length > 0;
  return isHolder ? below : [node.entry, ...below];
}

function toLine(path: string, entries: readonly PlanEntry[]): FoldedEntry {
  const counts = new Map<string, number>();
  for (const { reason } of entries) counts.set(reason.text, (counts.get(reason.text) ?? 0) + 1);
  const [reason = ""] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  return {
    path,
    count: entries.length,
    bytes: entries.reduce((sum, { size, kind }) => sum + (kind === "file" ? size : 0), 0),
    disposition: entries[0]?.disposition ?? "omit",
    reason,
    otherReasons: counts.size - 1,
  };
}

const showPath = ({ path, kind }: PlanEntry): string => (kind === "directory" ? `${path}/` : path);

const byPath = (a: PlanEntry, b: PlanEntry): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
