import type { Denial, Label } from "@/server/contract/denial";
import { classNouns } from "./class-nouns";
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
  if (program) return source === null ? program : `${program} (${source.type})`;
  return source === null ? "A process" : `A process of ${source.type}`;
}

function sayObject(denial: Told): string {
  const { class: className, path, name, object, permissions } = denial;
  const noun = classNouns[className ?? ""] ?? className ?? "object";
  if (className !== null && className.startsWith("cap")) return permissions.join(", ");
  if (object.port !== undefined) return `port ${object.port}${sayType(denial.target)}`;
  if (className === "system" || className === "security") return noun;
  const what = path ?? name;
  return `${sayOwner(denial)} ${noun}${what === null ? "" : ` ${what}`}${isForeign(denial) ? sayType(denial.target) : ""}`;
}

function sayOwner({ container, victim, source, target }: Told): string {
  if (victim !== null) return `${victim}'s`;
  const isSame =
    source !== null && target !== null && source.type === target.type && source.range === target.range;
  const isOwn = isSame || (container !== null && source?.range !== "s0" && source?.range === target?.range);
  return isOwn ? "its own" : "the";
}

const isForeign = ({ victim }: Told): boolean => victim === null;

const sayType = (label: Label | null): string => (label === null ? "" : ` (${label.type})`);
