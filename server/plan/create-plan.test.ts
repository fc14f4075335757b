import { describe, expect, it } from "vitest";
import { planFor } from "./testing/plan-for";
import { readFacts } from "./testing/read-facts";
import { renderPlan } from "./testing/render-plan";

describe("createPlan on real facts", () => {
  const cases: [Parameters<typeof readFacts>[0], Record<string, unknown>][] = [
    ["nginx", {}],
    ["apache2", {}],
    ["redis-server", {}],
    ["memcached", { store: { kind: "image", sizeMiB: 64 } }],
    ["python3", { arguments: ["-c", "print('it''s $HOME <&>')"], network: "none" }],
    ["passwd", {}],
  ];

  it.each(cases)("plans %s as its golden file says", async (name, changes) => {
    const text = renderPlan(planFor(readFacts(name), changes));
    await expect(text).toMatchFileSnapshot(`golden/${name}.txt`);
  });

  it("gives the same plan for the same facts, request and seed", () => {
    expect(planFor(readFacts("nginx"))).toEqual(planFor(readFacts("nginx")));
  });

  it("refuses a setuid program and nothing that is only a service", () => {
    const refusals = (name: Parameters<typeof readFacts>[0]) =>
      planFor(readFacts(name)).warnings.flatMap(({ severity, code }) =>
        severity === "refuse" ? [code] : [],
      );
    expect(refusals("passwd")).toEqual(["setuid"]);
    expect(refusals("nginx")).toEqual([]);
  });
});
