import { describe, expect, it } from "vitest";
import type { BasePolicy } from "./base-policy";
import { buildHostModule } from "./build-host-module";

/** Debian 12: no container types, a confined controller, files take the range of their maker. */
const refpolicy: BasePolicy = {
  types: new Set(["virtd_lxc_t", "virtd_t"]),
  attributes: new Set(["domain", "mcs_constrained_type"]),
  controllerAttributes: new Set(["domain", "nsswitch_domain"]),
  inheritsRange: false,
};

/** Fedora: all of it is there already. */
const fedora: BasePolicy = {
  types: new Set(["virtd_lxc_t", "container_t", "container_file_t", "container_ro_file_t"]),
  attributes: new Set(["domain", "mcs_constrained_type", "container_domain"]),
  controllerAttributes: new Set(["domain", "unconfined_domain_type"]),
  inheritsRange: true,
};

describe("the host's module", () => {
  it("is readable, whole, for a refpolicy without containers", async () => {
    await expect(buildHostModule(refpolicy)).toMatchFileSnapshot("golden/host-refpolicy.cil");
  });

  it("declares nothing that the base has", async () => {
    await expect(buildHostModule(fedora)).toMatchFileSnapshot("golden/host-fedora.cil");
    expect(listDeclared(buildHostModule(fedora))).toEqual([
      "sandboxcontainer_domain",
      "sandboxcontainer_memory_t",
    ]);
  });

  it("says how ranges are inherited only where the base does not", () => {
    expect(buildHostModule(refpolicy)).toContain("(defaultrange ");
    expect(buildHostModule(fedora)).not.toContain("(defaultrange ");
  });

  it("leaves no domain permissive", () => {
    expect(buildHostModule(refpolicy)).not.toContain("typepermissive");
  });

  it("closes every parenthesis that it opens", () => {
    for (const base of [refpolicy, fedora]) expect(countDepth(buildHostModule(base))).toBe(0);
  });

  it("gives the attribute of all containers no capability and no write to the kernel's surfaces", () => {
    const rules = listRules(buildHostModule(refpolicy), "sandboxcontainer_domain");
    expect(rules.length).toBeGreaterThan(50);
    expect(rules.filter(({ object }) => object.startsWith("capability"))).toEqual([]);
    const readOnly = /^(sysctl|cgroup|proc|sysfs|fusefs|usr|bin|exec|locale|security)_/;
    const writes = rules
      .filter(({ target }) => readOnly.test(target))
      .flatMap(({ permissions }) => permissions)
      .filter((name) =>
        /^(write|append|create|unlink|rename|setattr|mounton|relabelto|add_name)$/.test(name),
      );
    expect(writes).toEqual([]);
  });
});

type Rule = { target: string; object: string; permissions: string[] };

function listRules(cil: string, source: string): Rule[] {
  return [...cil.matchAll(/\(allow (\S+) (\S+) \((\w+) \(([^)]*)\)\)\)/g)]
    .filter((match) => match[1] === source)
    .map(([, , target = "", object = "", list = ""]) => ({ target, object, permissions: list.split(" ") }));
}

function listDeclared(cil: string): string[] {
  return [...cil.matchAll(/^\((?:type|typeattribute) ([^)]+)\)/gm)].map(([, name]) => name ?? "");
}

function countDepth(cil: string): number {
  const code = cil.replaceAll(/;.*$/gm, "");
  return code.split("(").length - code.split(")").length;
}
