import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toUnitFacts } from "./unit-facts";

const host = { hostname: "box", findProgram: () => null, readText: () => null };
const read = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), "utf8");
const parse = (...texts: string[]) =>
  toUnitFacts({ name: "x@i.service", path: "/etc/systemd/system/x@.service", package: null, texts }, host);
const service = (text: string) => parse(`[Service]\n${text}`);

describe("toUnitFacts on units as Debian ships them", () => {
  it("reads a forking server", () => {
    const unit = parse(read("nginx.service"));
    expect(unit).toMatchObject({
      type: "forking",
      pidFile: "/run/nginx.pid",
      timeoutStopSeconds: 5,
      user: null,
    });
    expect(unit.execStart).toEqual([
      {
        path: "/usr/sbin/nginx",
        arguments: ["-g", "daemon on; master_process on;"],
        ignoreFailure: false,
        privileged: false,
      },
    ]);
    expect(unit.execStartPre).toHaveLength(1);
    expect(unit.capabilityBoundingSet).toBeNull();
  });

  it("reads a locked-down server", () => {
    const unit = parse(read("redis-server.service"));
    expect(unit).toMatchObject({
      type: "notify",
      user: "redis",
      group: "redis",
      umask: "007",
      noNewPrivileges: true,
      limitNofile: 65535,
      capabilityBoundingSet: [],
      timeoutStopSeconds: null,
    });
    expect(unit.directories).toEqual([{ kind: "runtime", path: "/run/redis", mode: "2755" }]);
    expect(unit.readWritePaths).toEqual(["/var/lib/redis", "/var/log/redis", "/run/redis", "/etc/redis"]);
  });

  it("reads a bounding set", () => {
    expect(parse(read("memcached.service")).capabilityBoundingSet).toEqual([
      "setgid",
      "setuid",
      "sys_resource",
    ]);
  });

  it("resolves the instance of a template", () => {
    const unit = parse(read("apache2@.service"));
    expect(unit.environment).toMatchObject({ APACHE_CONFDIR: "/etc/apache2-i" });
  });
});

describe("toUnitFacts", () => {
  it("takes all but the named capabilities after ~, and merges", () => {
    const most = service("CapabilityBoundingSet=~CAP_SYS_ADMIN cap_net_admin\n").capabilityBoundingSet;
    expect(most).not.toContain("sys_admin");
    expect(most).toHaveLength(35);
    const merged = service("CapabilityBoundingSet=CAP_CHOWN CAP_KILL\nCapabilityBoundingSet=~CAP_KILL\n");
    expect(merged.capabilityBoundingSet).toEqual(["chown"]);
    const reset = service(
      "CapabilityBoundingSet=CAP_CHOWN\nCapabilityBoundingSet=\nCapabilityBoundingSet=CAP_BPF CAP_KILL\n",
    );
    expect(reset.capabilityBoundingSet).toEqual(["kill"]);
  });

  it("lets a drop-in replace single settings and add to lists", () => {
    const unit = parse(
      "[Service]\nUser=a\nEnvironment=A=1\n",
      "[Service]\nUser=b\nEnvironment='B=two words' A=3\n",
    );
    expect(unit).toMatchObject({ user: "b", environment: { A: "3", B: "two words" } });
  });

  it("reads environment files, optional or not", () => {
    const unit = toUnitFacts(
      {
        name: "x.service",
        path: "/etc/systemd/system/x.service",
        package: null,
        texts: ["[Service]\nEnvironmentFile=-/etc/default/%p\n"],
      },
      { ...host, readText: (path) => (path === "/etc/default/x" ? "OPTS='-a b'\n" : null) },
    );
    expect(unit.environmentFiles).toEqual([
      { path: "/etc/default/x", optional: true, variables: { OPTS: "-a b" } },
    ]);
  });

  it("makes absolute paths of directory names", () => {
    const unit = service(
      "StateDirectory=a b/c:link\nLogsDirectory=a\nLogsDirectoryMode=0750\nPIDFile=/var/run/x.pid\n",
    );
    expect(unit.directories.map(({ path, mode }) => `${path} ${mode}`)).toEqual([
      "/var/lib/a 0755",
      "/var/lib/b/c 0755",
      "/var/log/a 0750",
    ]);
    expect(unit.pidFile).toBe("/run/x.pid");
  });

  it("never throws", () => {
    const key = fc.constantFrom(
      "ExecStart",
      "EnvironmentFile",
      "StateDirectory",
      "ReadWritePaths",
      "PIDFile",
      "LimitNOFILE",
      "CapabilityBoundingSet",
      "TimeoutStopSec",
      "Environment",
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.string())), (settings) => {
        expect(service(settings.map(([name, value]) => `${name}=${value}`).join("\n")).name).toBe(
          "x@i.service",
        );
      }),
    );
  });
});
