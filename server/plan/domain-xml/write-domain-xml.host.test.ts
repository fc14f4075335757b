import { readFileSync } from "node:fs";
import fc from "fast-check";
import { RelaxNGValidator, XmlDocument } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";
import { afterAll, describe, expect, it } from "vitest";
import type { Facts } from "@/server/contract/facts";
import { makeFacts } from "../testing/make-facts";
import { planFor } from "../testing/plan-for";
import { readFacts } from "../testing/read-facts";

xmlRegisterFsInputProviders();
const schemaPath = "/usr/share/libvirt/schemas/domain.rng";
const schema = XmlDocument.fromBuffer(readFileSync(schemaPath), { url: schemaPath });
const validator = RelaxNGValidator.fromDoc(schema);

afterAll(() => {
  validator.dispose();
  schema.dispose();
});

describe("the domain XML by libvirt's own schema", () => {
  it.each(["nginx", "apache2", "redis-server", "memcached", "python3"] as const)(
    "is valid for %s",
    (name) => {
      for (const store of [{ kind: "directory" }, { kind: "image", sizeMiB: 64 }]) {
        for (const network of ["nat", "none"])
          validate(planFor(readFacts(name), { store, network }).domainXml);
      }
    },
  );

  it("is valid with a label and every capability", () => {
    const facts = makeFacts();
    const libvirt = { version: "9.0.0", selinuxDriver: true, domains: [] };
    const selinux = { ...facts.host.selinux, mode: "enforcing" as const, policy: "default" };
    const capabilities = { sys_admin: true, wake_alarm: true, net_raw: true, block_suspend: true };
    const plan = planFor({ ...facts, host: { ...facts.host, libvirt, selinux } }, { capabilities });
    validate(plan.domainXml);
    expect(plan.domainXml).toContain("<label>system_u:system_r:sc_web1_t:s0:c12,c77</label>");
  });

  it("is valid and says the same whatever a path is called", () => {
    const name = fc.string({
      unit: fc.constantFrom("a", "<", "&", '"', "'", "]]>", "é", " ", "%"),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(name, (each) => {
        const path = `/srv/${each}` as Facts["executable"]["path"];
        const facts = makeFacts();
        const { domainXml } = planFor(
          { ...facts, executable: { ...facts.executable, path } },
          { dispositions: { [path]: "shared" } },
        );
        validate(domainXml);
        const document = XmlDocument.fromString(domainXml);
        const found = document.find("/domain/devices/filesystem/target/@dir").map((node) => node.content);
        document.dispose();
        expect(found).toContain(path);
      }),
      { numRuns: 50 },
    );
  });

  it("would be refused if it were wrong", () => {
    const { domainXml } = planFor(makeFacts());
    expect(() => validate(domainXml.replace('type="mount"', 'type="mounted"'))).toThrow();
  });
});

function validate(xml: string): void {
  const document = XmlDocument.fromString(xml);
  try {
    validator.validate(document);
  } finally {
    document.dispose();
  }
}
