import { randomUUID } from "node:crypto";
import { absolutePathSchema } from "@/server/contract/absolute-path";
import type { Plan } from "@/server/contract/plan";
import { planRequestSchema } from "@/server/contract/plan-request";
import { gatherFacts } from "@/server/facts/gather-facts";
import { createPlan } from "@/server/plan/create-plan";

/** The program that every section contains. */
export const executable = "/usr/sbin/nginx";

/** Facts and plan of a container of that program, as the helper makes them for a draft. */
export async function makePlan({
  name,
  stateDir,
  store = "directory",
  network = "nat",
}: Choices): Promise<Plan> {
  const request = planRequestSchema.parse({
    executable,
    name,
    network,
    store: store === "image" ? { kind: "image", sizeMiB: 64 } : { kind: "directory" },
  });
  const facts = await gatherFacts(request, { stateDir });
  return createPlan(facts, request, {
    uuid: randomUUID(),
    pair: [1022, 1023],
    stateDir: absolutePathSchema.parse(stateDir),
  });
}

type Choices = {
  name: string;
  stateDir: string;
  store?: "directory" | "image";
  network?: "none" | "nat";
};
