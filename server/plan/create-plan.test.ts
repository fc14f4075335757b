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

  it("loads the container's policy where SELinux is on, and shows the same one where it is off", () => {
    const facts = readFacts("nginx");
    const selinux = { ...facts.host.selinux, mode: "enforcing" as const, missingTools: [] };
    const libvirt = { version: "9.0.0", selinuxDriver: true, domains: [] };
    const on = planFor({ ...facts, host: { ...facts.host, selinux, libvirt } });
    const off = planFor(facts);
    expect(on.policy).toEqual({ ...off.policy, load: true });
    expect(off.policy?.load).toBe(false);
    expect(on.label).toEqual({ ...off.label, inDomainXml: true });
    expect(on.domainXml).toContain(`<label>${on.label.processContext}</label>`);
    expect(off.domainXml).not.toContain("seclabel");
  });

  it("labels processes with the type that the module declares, and files as its file context says", () => {
    const { label, policy } = planFor(readFacts("nginx"));
    expect(policy?.text).toContain(`(type ${label.type})`);
    const [user, role, type, , low, high] = label.fileContext.split(/[:,]/);
    const level = `(s0 (${low} ${high}))`;
    expect(policy?.text).toContain(`(${user} ${role} ${type} (${level} ${level}))`);
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
