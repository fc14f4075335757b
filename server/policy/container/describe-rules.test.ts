import fc from "fast-check";
import { expect, it } from "vitest";
import { capabilitySchema } from "@/server/contract/capability";
import type { Plan } from "@/server/contract/plan";
import { buildContainerModule, type PolicyPlan } from "./build-container-module";
import { describeRules } from "./describe-rules";

const plan: PolicyPlan & Pick<Plan, "mounts" | "network"> = {
  name: "web-1",
  executable: { path: "/usr/sbin/nginx" },
  capabilities: [],
  store: { path: "/srv/c/web-1" },
  label: { pair: [12, 77] },
  mounts: [],
  network: { kind: "none" },
};

it("says of capabilities and ports what the module says", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...capabilitySchema.options)), (names) => {
      const changed = { ...plan, capabilities: names.map((name) => ({ name })) };
      const module = buildContainerModule(changed);
      const words = wordsOf(changed);
      for (const name of names) expect(words.Capabilities).toContain(name);
      expect(words.Capabilities?.startsWith("None")).toBe(!module.includes("(capability"));
      expect(words.Ports?.includes("below 1024 included")).toBe(module.includes("reserved_port_type"));
      expect(words.Network?.includes("may send raw")).toBe(module.includes("rawip_socket"));
    }),
  );
});

it("names what is in memory, and what of the host lies outside /usr", () => {
  const mount = { readOnly: true, sizeKiB: null, reason: { evidence: "base" as const, text: "" } };
  const mounts = [
    { ...mount, kind: "bind", source: "/usr", target: "/usr" },
    { ...mount, kind: "bind", source: "/opt/x", target: "/opt/x" },
    { ...mount, kind: "bind", source: "/srv/c/web-1/control", target: "/.sandboxcontainer/control" },
    { ...mount, kind: "tmpfs", source: null, target: "/run", readOnly: false },
  ] as Plan["mounts"];
  const words = wordsOf({ ...plan, mounts });
  expect(words.Files).toContain("in memory /run.");
  expect(words.Programs).toContain(" /opt/x: as far as");
  expect(words.Programs).not.toContain("control");
});

function wordsOf(changed: typeof plan): Record<string, string> {
  return Object.fromEntries(describeRules(changed).map(({ title, text }) => [title, text]));
}
