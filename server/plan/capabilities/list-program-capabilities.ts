import { type Capability, capabilitySchema } from "@/server/contract/capability";
import type { PlanReason } from "@/server/contract/plan";
import type { Identity } from "../identity/identity";
import type { PlanContext } from "../plan-context";
import { because } from "../reason/because";
import { dangerousCapabilities } from "./dangerous-capabilities";

/**
 * What the program itself is given: what its unit gives it (AmbientCapabilities=), what its file carries, and for a
 * service that starts as root either what CapabilityBoundingSet= leaves or a small default. Never the dangerous ones.
 */
export function listProgramCapabilities(
  context: PlanContext,
  { starter, writer }: { starter: Identity; writer: Identity },
): Map<Capability, PlanReason> {
  const { unit, facts } = context;
  const given = new Map<Capability, PlanReason>();
  for (const name of unit?.ambientCapabilities ?? []) {
    given.set(name, because("unit", `AmbientCapabilities= in ${unit?.name}`));
  }
  if (!unit?.noNewPrivileges) {
    for (const name of readFileCapabilities(facts.executable.fileCapabilities)) {
      given.set(name, because("package", `the file ${facts.executable.resolved} carries it`));
    }
  }
  if (starter.uid === 0) addForRoot(given, context, writer);
  for (const name of given.keys()) if (dangerousCapabilities.has(name)) given.delete(name);
  return given;
}

function addForRoot(given: Map<Capability, PlanReason>, { unit }: PlanContext, writer: Identity): void {
  const bound = unit?.capabilityBoundingSet ?? null;
  const isShortList = bound !== null && bound.length <= shortList;
  if (isShortList) {
    for (const name of bound) given.set(name, because("unit", `CapabilityBoundingSet= in ${unit?.name}`));
    return;
  }
  const drops =
    writer.uid === 0
      ? "a service that starts as root may drop to another account"
      : `it drops to ${writer.user}`;
  for (const [name, why] of rootDefaults) {
    if (bound === null || bound.includes(name))
      given.set(name, because("base", why.replace("{drops}", drops)));
  }
}

/** A longer bounding set says what is taken away ("~…"), not what is needed. */
const shortList = 20;

const rootDefaults: readonly (readonly [Capability, string])[] = [
  ["chown", "{drops} and hands over its logs and state"],
  ["dac_override", "root reaches files of the service's account, such as logs in its directory"],
  ["fowner", "root sets modes of files that it has handed over"],
  ["fsetid", "directories of the service keep their group"],
  ["kill", "a main process that stays root stops workers of another account"],
  ["net_bind_service", "services listen on ports below 1024"],
  ["setgid", "{drops}"],
  ["setuid", "{drops}"],
];

/** Names in getcap's text: "cap_net_raw,cap_net_admin=ep". */
function readFileCapabilities(text: string | null): Capability[] {
  const names = new Set([...(text ?? "").matchAll(/cap_([a-z_]+)/g)].map(([, name]) => name));
  return capabilitySchema.options.filter((name) => names.has(name));
}
