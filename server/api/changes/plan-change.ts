import { ScError } from "@/server/contract/error";
import type { Facts } from "@/server/contract/facts";
import type { Plan } from "@/server/contract/plan";
import type { PlanChange } from "@/server/contract/plan-change";
import { carryOver } from "@/server/plan/change/carry-over";
import { changeRequest } from "@/server/plan/change/change-request";
import { describeDifference } from "@/server/plan/change/describe-difference";
import type { Services } from "../services";
import { readWholePlan } from "./read-whole-plan";

/**
 * The plan that a container has and the one that it would have with one more choice, made from what the host is now; uuid,
 * pair and address stay. Throws plan_refused when the new one cannot be built or is the same, and what facts throw.
 */
export async function planChange(
  { store, host }: Pick<Services, "store" | "host">,
  name: string,
  change: PlanChange,
): Promise<{ before: Plan; after: Plan }> {
  const before = await readWholePlan(store, name);
  if (change.kind === "relabel") return { before, after: before };
  const request = changeRequest(before.request, change);
  const others = (await store.pairs.listTaken()).filter((pair) => String(pair) !== String(before.label.pair));
  const facts = withoutItself(await host.gatherFacts(request, others), before);
  const address = before.network.kind === "nat" ? before.network.address : null;
  const seed = { uuid: before.uuid, pair: before.label.pair, address };
  const after = carryOver(before, host.createPlan(facts, request, seed));
  refuse(before, after);
  return { before, after };
}

/** Its own domain is no reason against it. */
function withoutItself(facts: Facts, { name }: Plan): Facts {
  const { libvirt } = facts.host;
  if (libvirt === null) return facts;
  const domains = libvirt.domains.filter((domain) => domain !== name);
  return { ...facts, host: { ...facts.host, libvirt: { ...libvirt, domains } } };
}

function refuse(before: Plan, after: Plan): void {
  const refusal = after.warnings.find(({ severity }) => severity === "refuse");
  if (refusal) {
    throw new ScError("plan_refused", refusal.text, refusal.fix === null ? {} : { fix: refusal.fix });
  }
  if (describeDifference(before, after).length > 0) return;
  throw new ScError("plan_refused", `The plan of ${before.name} has this already.`, {
    fix: "Where it is still denied, see with verify whether the container is as planned.",
  });
}
