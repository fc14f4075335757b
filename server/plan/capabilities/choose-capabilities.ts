import { type Capability, capabilitySchema } from "@/server/contract/capability";
import type { Plan, PlanReason } from "@/server/contract/plan";
import type { Identity } from "../identity/identity";
import type { PlanContext } from "../plan-context";
import { because } from "../reason/because";
import { capabilityWords } from "./capability-words";
import { listInitCapabilities } from "./list-init-capabilities";
import { listProgramCapabilities } from "./list-program-capabilities";

/**
 * What the container may do beyond an ordinary account. `all` is the container's bounding set (the program's and what
 * the init needs before it), in the order of the contract; `program` is what the program keeps. Choices of the request
 * add and take away last; what the init needs stays for the init, which drops it before the program starts. What root itself lacks on this host cannot be given.
 */
export function chooseCapabilities(
  context: PlanContext,
  identities: { starter: Identity; writer: Identity },
  hasOwnedRuntime: boolean,
): { all: Plan["capabilities"]; program: Capability[] } {
  const { capabilities: choices } = context.request;
  const program = listProgramCapabilities(context, identities);
  for (const name of capabilitySchema.options) {
    if (choices[name] === true && !program.has(name)) program.set(name, because("choice", "chosen"));
    if (choices[name] === false) program.delete(name);
  }
  for (const name of context.facts.host.missingCapabilities) program.delete(name);
  const all = new Map(program);
  for (const [name, reason] of listInitCapabilities(program, identities, hasOwnedRuntime)) {
    if (!all.has(name)) all.set(name, reason);
  }
  return { all: sort(all), program: sort(program).map(({ name }) => name) };
}

function sort(capabilities: ReadonlyMap<Capability, PlanReason>): Plan["capabilities"] {
  return capabilitySchema.options.flatMap((name) => {
    const reason = capabilities.get(name);
    if (reason === undefined) return [];
    return [{ name, reason: { ...reason, text: `${capabilityWords[name]}: ${reason.text}` } }];
  });
}
