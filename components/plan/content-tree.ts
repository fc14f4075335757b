import type { Disposition } from "@/server/contract/disposition";
import type { PlanEntry } from "@/server/contract/plan";

/** One path of the plan with all that lies below it. */
export type TreeNode = {
  path: string;
  name: string;
  depth: number;
  /** Null for a directory that the plan does not name itself. */
  entry: PlanEntry | null;
  children: TreeNode[];
  /** Bytes that are copied, of this path and below. */
  bytes: number;
  /** Planned paths here and below. */
  count: number;
  /** Every disposition that occurs here and below. */
  dispositions: ReadonlySet<Disposition>;
};

export type TreeFilter = { text: string; disposition: Disposition | "all" };

/** The plan's flat list of paths as a tree; directories between are made up where the plan has none. */
export function buildContentTree(entries: readonly PlanEntry[]): TreeNode[] {
  const root = makeDraft("/", "", -1);
  for (const entry of entries) insert(root, entry);
  return finish(root).children;
}

/** The rows to show: what is open, or with a filter every match with the way to it. */
export function flattenTree(
  nodes: readonly TreeNode[],
  expanded: ReadonlySet<string>,
  filter: TreeFilter,
): TreeNode[] {
  const needle = filter.text.trim().toLowerCase();
  if (needle === "" && filter.disposition === "all") return collectOpen(nodes, expanded);
  return collectMatches(nodes, (node) => matches(node, needle, filter.disposition));
}

/** The directories of the first level, open at the start. */
export function initiallyExpanded(nodes: readonly TreeNode[]): Set<string> {
  return new Set(
    nodes.filter((node) => node.children.length > 0 && node.count < 400).map((node) => node.path),
  );
}

type DraftNode = {
  path: string;
  name: string;
  depth: number;
  entry: PlanEntry | null;
  below: Map<string, DraftNode>;
};

function makeDraft(path: string, name: string, depth: number): DraftNode {
  return { path, name, depth, entry: null, below: new Map() };
}

function insert(root: DraftNode, entry: PlanEntry): void {
  let node = root;
  for (const part of entry.path.split("/").filter((name) => name !== "")) {
    const path = `${node.path === "/" ? "" : node.path}/${part}`;
    const next = node.below.get(part) ?? makeDraft(path, part, node.depth + 1);
    node.below.set(part, next);
    node = next;
  }
  node.entry = entry;
}

function finish(draft: DraftNode): TreeNode {
  const children = [...draft.below.values()].map(finish).sort((a, b) => collator.compare(a.name, b.name));
  const own = draft.entry;
  const dispositions = new Set(children.flatMap((child) => [...child.dispositions]));
  if (own) dispositions.add(own.disposition);
  return {
    path: draft.path,
    name: draft.name,
    depth: draft.depth,
    entry: own,
    children,
    bytes: sum(children, (child) => child.bytes) + (own?.disposition === "copy" ? own.size : 0),
    count: sum(children, (child) => child.count) + (own ? 1 : 0),
    dispositions,
  };
}

function collectOpen(nodes: readonly TreeNode[], expanded: ReadonlySet<string>): TreeNode[] {
  return nodes.flatMap((node) =>
    expanded.has(node.path) ? [node, ...collectOpen(node.children, expanded)] : [node],
  );
}

function collectMatches(nodes: readonly TreeNode[], isMatch: (node: TreeNode) => boolean): TreeNode[] {
  return nodes.flatMap((node) => {
    const below = collectMatches(node.children, isMatch);
    return below.length > 0 || isMatch(node) ? [node, ...below] : [];
  });
}

function matches({ entry, path }: TreeNode, needle: string, disposition: TreeFilter["disposition"]): boolean {
  if (entry === null) return false;
  if (disposition !== "all" && entry.disposition !== disposition) return false;
  return [path, entry.reason.text, entry.package ?? ""].some((text) => text.toLowerCase().includes(needle));
}

function sum<T>(items: readonly T[], measure: (item: T) => number): number {
  return items.reduce((total, item) => total + measure(item), 0);
}

const collator = new Intl.Collator("en", { numeric: true });
