import type { PackageFacts } from "@/server/contract/facts";
import type { PackageRecord } from "@/server/host/package-database";

/**
 * The packages that a program rests on, with their roles. Companions come from the same source and depend on the owner,
 * or are depended on by the owner or such a package: what a distribution splits for its own reasons is one program.
 * Dependencies are the closure over what owner and companions need.
 */
export function relatePackages(
  ownerId: string,
  packages: ReadonlyMap<string, PackageRecord>,
): PackageFacts[] {
  const owner = packages.get(ownerId);
  if (owner === undefined) return [];
  const siblings = [...packages.values()].filter(({ source }) => source === owner.source);
  const needsSibling = (id: string): string[] =>
    siblings.filter(({ needs }) => needs.includes(id)).map((sibling) => sibling.id);
  const siblingIds = new Set(siblings.map(({ id }) => id));
  const needs = (id: string): readonly string[] => packages.get(id)?.needs ?? [];
  const above = close([ownerId], needsSibling);
  const program = close(above, (id) => needs(id).filter((need) => siblingIds.has(need)));
  const all = close(program, needs);
  return [...all].flatMap((id) => {
    const role = id === ownerId ? "owner" : program.has(id) ? "companion" : "dependency";
    return toFacts(packages.get(id), role);
  });
}

function close(start: Iterable<string>, next: (id: string) => readonly string[]): Set<string> {
  const closed = new Set(start);
  for (const id of closed) for (const found of next(id)) closed.add(found);
  return closed;
}

function toFacts(record: PackageRecord | undefined, role: PackageFacts["role"]): PackageFacts[] {
  if (record === undefined) return [];
  const { id, name, version, architecture, summary, source, installedAt } = record;
  return [{ id, name, version, architecture, summary, source, role, installedAt }];
}
