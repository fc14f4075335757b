import type { Container } from "@/server/contract/container";
import { describeState } from "./describe-state";

/** What the list shows, as it stands in the address of the page. */
export type ListQuery = { text: string; state: StateFilter; sort: SortKey; descending: boolean };

export const stateFilters = ["all", "attention", "running", "changing", "stopped"] as const;
export type StateFilter = (typeof stateFilters)[number];

export const sortKeys = ["state", "name", "program", "label", "address", "store", "time"] as const;
export type SortKey = (typeof sortKeys)[number];

/** Reads the query from the address; whatever makes no sense there is the default. */
export function readListQuery(params: URLSearchParams): ListQuery {
  const sort = params.get("sort") ?? "";
  const state = params.get("state") ?? "";
  const key = sort.replace(/^-/, "");
  return {
    text: params.get("q") ?? "",
    state: isOneOf(stateFilters, state) ? state : "all",
    sort: isOneOf(sortKeys, key) ? key : "state",
    descending: sort.startsWith("-"),
  };
}

/** The address of a query, without what is the default. */
export function writeListQuery(query: ListQuery): string {
  const params = new URLSearchParams();
  if (query.text) params.set("q", query.text);
  if (query.state !== "all") params.set("state", query.state);
  if (query.sort !== "state" || query.descending)
    params.set("sort", (query.descending ? "-" : "") + query.sort);
  const text = params.toString();
  return text === "" ? "/containers" : `/containers?${text}`;
}

/** The containers that match, in order. */
export function applyListQuery(containers: readonly Container[], query: ListQuery): Container[] {
  const needle = query.text.trim().toLowerCase();
  const factor = query.descending ? -1 : 1;
  return containers
    .filter((container) => matchesState(container, query.state) && matchesText(container, needle))
    .toSorted((a, b) => factor * compare(a, b, query.sort) || collator.compare(a.name, b.name));
}

/**
 * True when a container belongs under a filter; "attention" is what failed, is missing, has a wrong label, runs with one
 * that is not known, or was denied something that is an attack or a bug.
 */
export function matchesState(container: Container, filter: StateFilter): boolean {
  const { tone } = describeState(container);
  if (filter === "all") return true;
  if (filter === "attention") return tone === "danger" || isBreached(container);
  if (filter === "changing") return tone === "busy";
  if (filter === "running") return container.state === "running" || container.state === "paused";
  return container.state === "stopped";
}

/**
 * True when the host enforces and this container is not held as planned all the same, or may not be, or has run against
 * what holds it. A host that does not enforce leaves all of its containers alike: that is said above every page.
 */
function isBreached({ state, confinement, denials }: Container): boolean {
  const isUnseen = confinement === "unknown" && (state === "running" || state === "paused");
  return isUnseen || confinement === "mismatch" || confinement === "permissive" || denials.suspicious > 0;
}

function matchesText(container: Container, needle: string): boolean {
  if (needle === "") return true;
  const [low, high] = container.pair;
  return [
    container.name,
    container.executable,
    container.package ?? "",
    container.address ?? "",
    container.processContext,
    `c${low.toString()},c${high.toString()}`,
  ].some((text) => text.toLowerCase().includes(needle));
}

function compare(a: Container, b: Container, key: SortKey): number {
  if (key === "state") return rankOf(a) - rankOf(b);
  if (key === "time") return timeOf(b) - timeOf(a);
  return collator.compare(textOf(a, key), textOf(b, key));
}

function rankOf(container: Container): number {
  return isBreached(container) ? -1 : describeState(container).rank;
}

function timeOf(container: Container): number {
  return container.startedAt ?? container.lastEnd?.at ?? container.createdAt;
}

function textOf(container: Container, key: Exclude<SortKey, "state" | "time">): string {
  if (key === "program") return container.executable;
  if (key === "label") return container.processContext;
  return key === "address" ? (container.address ?? "") : container[key];
}

function isOneOf<T extends string>(values: readonly T[], value: string): value is T {
  return (values as readonly string[]).includes(value);
}

const collator = new Intl.Collator("en", { numeric: true });
