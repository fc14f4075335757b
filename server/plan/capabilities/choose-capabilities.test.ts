import { describe, expect, it } from "vitest";
import type { Facts } from "@/server/contract/facts";
import { makeFacts, unit } from "../testing/make-facts";
import { planFor } from "../testing/plan-for";

describe("capabilities", () => {
  it("are a small explained default for a service that starts as root", () => {
    const plan = planFor(makeFacts({ units: [unit()] }));
    expect(plan.capabilities.map(({ name }) => name)).toEqual([
      "chown",
      "dac_override",
      "fowner",
      "fsetid",
      "kill",
      "net_bind_service",
      "setgid",
      "setuid",
    ]);
    expect(plan.capabilities.find(({ name }) => name === "net_bind_service")?.reason.text).toBe(
      "listen on ports below 1024: services listen on ports below 1024",
    );
    expect(plan.init.script).not.toContain("setpriv");
  });

  it("are for an ordinary account only what the init needs, dropped before the program", () => {
    const plan = planFor(makeFacts({ units: [unit({ user: "www-data", noNewPrivileges: true })] }));
    expect(plan.capabilities.map(({ name }) => name)).toEqual(["kill", "setgid", "setpcap", "setuid"]);
    expect(plan.init.script).toContain(
      "setpriv --reuid 33 --regid 33 --clear-groups --bounding-set -kill,-setgid,-setpcap,-setuid --no-new-privs --",
    );
  });

  it("are what a short bounding set names and never what reaches beyond the container", () => {
    const set = ["net_bind_service", "sys_admin", "sys_nice"] as const;
    const plan = planFor(makeFacts({ units: [unit({ capabilityBoundingSet: [...set] })] }));
    expect(plan.capabilities.map(({ name }) => name)).toEqual(["net_bind_service", "sys_nice"]);
  });

  it("reach an ordinary account as ambient capabilities", () => {
    const plan = planFor(
      makeFacts({ units: [unit({ user: "www-data", ambientCapabilities: ["net_bind_service"] })] }),
    );
    expect(plan.init.script).toContain("--inh-caps +net_bind_service --ambient-caps +net_bind_service");
  });

  it("follow the choices, with a warning for what reaches the host, and lack what the host lacks", () => {
    const facts = (host: Partial<Facts["host"]>) =>
      makeFacts({ units: [unit()], host: { ...makeFacts().host, ...host } });
    const plan = planFor(facts({}), { capabilities: { sys_admin: true, chown: false } });
    const names = plan.capabilities.map(({ name }) => name);
    expect(names).toContain("sys_admin");
    expect(names).not.toContain("chown");
    expect(plan.warnings.map(({ code }) => code)).toContain("dangerous_capability");
    const without = planFor(facts({ missingCapabilities: ["sys_nice"] }), {
      capabilities: { sys_nice: true },
    });
    expect(without.capabilities.map(({ name }) => name)).not.toContain("sys_nice");
    expect(without.warnings.map(({ code }) => code)).toContain("capability_missing");
  });

  it("are none for a plain program, which runs as nobody", () => {
    const { executable } = makeFacts();
    const path = "/usr/bin/thing" as typeof executable.path;
    const plan = planFor(makeFacts({ executable: { ...executable, path, resolved: path } }), {
      arguments: ["a b"],
    });
    expect(plan.identity).toMatchObject({ user: "nobody", uid: 65534 });
    expect(plan.init.command).toMatchObject({ path, arguments: ["a b"] });
    expect(plan.init.script).toContain("run '/usr/bin/thing' 'a b' & child=$!");
  });
});
