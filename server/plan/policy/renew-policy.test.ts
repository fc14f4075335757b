import { expect, it } from "vitest";
import { planFor } from "../testing/plan-for";
import { readFacts } from "../testing/read-facts";
import { renewPolicy } from "./renew-policy";

const plan = planFor(readFacts("nginx"));

it("is the same for a plan of this version", () => {
  expect(renewPolicy(plan)).toEqual(plan.policy);
});

it("replaces rules and words of another, and keeps whether they are loaded", () => {
  const policy = { module: "sc_web1", load: true, text: "; older\n", rules: [] };
  expect(renewPolicy({ ...plan, policy })).toEqual({ ...plan.policy, load: true });
});

it("gives none to a container from before there were any", () => {
  expect(renewPolicy({ ...plan, policy: null })).toBeNull();
});
