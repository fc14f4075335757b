import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { capabilitySchema } from "@/server/contract/capability";
import { buildContainerModule, type PolicyPlan } from "./build-container-module";

const web: PolicyPlan = {
  name: "web-1",
  executable: { path: "/usr/sbin/nginx" },
  capabilities: [{ name: "setuid" }, { name: "setgid" }, { name: "net_bind_service" }, { name: "syslog" }],
  store: { path: "/var/lib/sandboxcontainer/containers/web-1" },
  label: { pair: [12, 77] },
};

describe("a container's module", () => {
  it("is readable, with capabilities and privileged ports", async () => {
    await expect(buildContainerModule(web)).toMatchFileSnapshot("../golden/container-web-1.cil");
  });

  it("is readable, with neither", async () => {
    const plan: PolicyPlan = {
      ...web,
      name: "cache",
      executable: { path: "/usr/bin/memcached" },
      capabilities: [],
    };
    await expect(buildContainerModule(plan)).toMatchFileSnapshot("../golden/container-cache.cil");
  });

  it("allows exactly the planned capabilities, whichever they are", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...capabilitySchema.options)), (names) => {
        const plan: PolicyPlan = { ...web, capabilities: names.map((name) => ({ name })) };
        const allowed = [...buildContainerModule(plan).matchAll(/ self \(capability2? \(([^)]*)\)/g)];
        expect(allowed.flatMap(([, list]) => (list ?? "").split(" ")).sort()).toEqual([...names].sort());
      }),
    );
  });

  it("takes a path for what it is, not for a pattern, and keeps it inside its comment", () => {
    const plan: PolicyPlan = {
      ...web,
      executable: { path: "/opt/x\n(typepermissive sc_web-1_t)" },
      store: { path: "/srv/a.b+c" },
    };
    const cil = buildContainerModule(plan);
    expect(cil).toContain('(filecon "/srv/a\\.b\\+c(/.*)?" any');
    expect(cil.split("\n").filter((line) => line.startsWith("(typepermissive"))).toEqual([]);
  });

  it("opens ports below 1024 for net_bind_service only", () => {
    expect(buildContainerModule(web)).toContain("reserved_port_type");
    expect(buildContainerModule({ ...web, capabilities: [] })).not.toContain("reserved_port_type");
  });
});
