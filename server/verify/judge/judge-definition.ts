import type { Plan } from "@/server/contract/plan";
import type { Finding } from "@/server/contract/verification";
import { compareDefinitions } from "../definition/compare-definitions";
import type { Observation } from "../observation";
import { finding } from "./finding";
import { joinSome } from "./join-some";

/**
 * The plan's definition against the one that libvirt keeps for the next start and, while the container runs, against the
 * one that it runs with: a device can be given to that alone. Pure.
 */
export function judgeDefinition(
  { domainXml }: Pick<Plan, "domainXml">,
  { definition }: Pick<Observation, "definition">,
): Finding {
  const say = (state: Finding["state"], detail: string) =>
    finding("drift", "definition", "Definition in libvirt", state, detail);
  if (definition === null) return say("fail", "libvirt has no definition of it any more.");
  const stored = compareDefinitions(domainXml, definition.stored, "stored");
  const live = definition.live === null ? [] : compareDefinitions(domainXml, definition.live, "live");
  const onlyLive = live.filter((part) => !stored.includes(part));
  if (stored.length + onlyLive.length === 0) {
    return say("pass", definition.live === null ? "As planned." : "As planned, and so it runs.");
  }
  const parts = [
    ...(stored.length === 0 ? [] : [`Changed since: ${joinSome(stored)}.`]),
    ...(onlyLive.length === 0 ? [] : [`It runs with another one: ${joinSome(onlyLive)}.`]),
  ];
  return say("fail", parts.join(" "));
}
