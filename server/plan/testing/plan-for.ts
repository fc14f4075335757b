import type { Facts } from "@/server/contract/facts";
import { type Plan, planSchema } from "@/server/contract/plan";
import { planRequestSchema } from "@/server/contract/plan-request";
import { createPlan } from "../create-plan";
import type { PlanSeed } from "../plan-seed";

/** A plan of web1 from the facts, with a fixed seed, checked against the contract. */
export function planFor(facts: Facts, changes: Record<string, unknown> = {}): Plan {
  const request = planRequestSchema.parse({ executable: facts.executable.path, name: "web1", ...changes });
  return planSchema.parse(createPlan(facts, request, seed));
}

const seed: PlanSeed = {
  uuid: "7f6e0c3a-58b1-4f0e-9d7e-2c1a0b9d8e7f",
  pair: [12, 77],
  stateDir: "/var/lib/sandboxcontainer" as PlanSeed["stateDir"],
};
