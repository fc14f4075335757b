import { listPrivateItems, type PrivateItem, type PrivatePlan } from "./list-private-items";

/**
 * What the private root of a container that stands needs besides, when its plan becomes another one: items that the plan
 * before did not have, and those that were only the place of a mount. Nothing is ever taken away: what the new plan does
 * not have stays where it is. Pure; `tops` are the highest of the paths, each with whether a mount was there. Throws
 * plan_refused as listPrivateItems does.
 */
export function listAddedItems(
  before: PrivatePlan,
  after: PrivatePlan,
  fileTargets: ReadonlySet<string>,
): { items: PrivateItem[]; tops: AddedTop[] } {
  const had = new Set(listPrivateItems(before, fileTargets).map(({ path }) => path));
  const [wereMounts, areMounts] = [before, after].map(
    ({ mounts }) => new Set<string>(mounts.map(({ target }) => target)),
  );
  const isUncovered = (path: string) => wereMounts?.has(path) === true && areMounts?.has(path) !== true;
  const items = listPrivateItems(after, fileTargets).filter(
    ({ path }) => !had.has(path) || isUncovered(path),
  );
  const paths = new Set(items.map(({ path }) => path));
  const tops = items.filter(({ path }) => !paths.has(parentOf(path)));
  return { items, tops: tops.map(({ path }) => ({ path, wasMount: isUncovered(path) })) };
}

export type AddedTop = { path: string; wasMount: boolean };

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}
