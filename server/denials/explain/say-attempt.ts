import type { Denial, Label } from "@/server/contract/denial";
import { pairOfRange } from "../pair-of-range";
import { classNouns } from "./class-nouns";
import { isBreach } from "./is-breach";
import { listVerbs } from "./list-verbs";

/** Who tried what, in one sentence: "web1 tried to read web2's file /x." Names and paths are as the log has them. */
export function sayAttempt(denial: Told): string {
  const who = sayWho(denial);
  if (denial.result === "claimed") return `${who} sent an audit record of its own that tells of a denial.`;
  if (denial.result === "error")
    return `${who} was to get the label ${denial.object.label}, which the policy does not know.`;
  const what = `${listVerbs(denial)} ${sayObject(denial)}`.trim();
  if (denial.result === "granted")
    return `${who} was allowed to ${what}, and the policy wants a record of it.`;
  return `${who} tried to ${what}${denial.permissive ? ", and was let through" : ""}.`;
}

export type Told = Omit<Denial, "explanation" | "raw"> & {
  object: { port?: number; capability?: number; label?: string };
};

function sayWho({ container, comm, exe, source }: Told): string {
  if (container !== null) return container;
  const program = exe?.split("/").at(-1) ?? comm;
  const pair = sayPair(source);
  const label = source === null ? null : `${source.type}${pair === null ? "" : `, ${pair}`}`;
  if (program) return label === null ? program : `${program} (${label})`;
  return label === null ? "A process" : `A process (${label})`;
}

function sayObject(denial: Told): string {
  const { class: className, path, name, object, permissions, victim, target } = denial;
  const noun = classNouns[className ?? ""] ?? className ?? "object";
  if (className?.startsWith("cap")) return permissions.join(", ");
  if (object.port !== undefined) return `port ${object.port}${sayType(target)}`;
  if (className === "system" || className === "security") return noun;
  const what = `${noun}${path === null && name === null ? "" : ` ${path ?? name}`}`;
  if (victim !== null) return `${victim}'s ${what}`;
  const other = isBreach(denial) ? sayPair(target) : null;
  if (other !== null) return `the ${what} with the pair ${other}`;
  return `${isOwn(denial) ? "its own" : "the"} ${what}${sayType(target)}`;
}

function isOwn({ source, target }: Told): boolean {
  if (source === null || target === null || source.range !== target.range) return false;
  return source.type === target.type || pairOfRange(source.range) !== null;
}

function sayPair(label: Label | null): string | null {
  const pair = pairOfRange(label?.range ?? null);
  return pair && `c${pair[0]},c${pair[1]}`;
}

const sayType = (label: Label | null): string => (label === null ? "" : ` (${label.type})`);
