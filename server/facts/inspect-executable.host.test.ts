import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inspectExecutable } from "./inspect-executable";

describe("inspectExecutable", () => {
  const directory = mkdtempSync("/usr/local/share/sandboxcontainer-test-");
  beforeAll(() => {
    writeFileSync(`${directory}/own`, "#!/bin/sh\n", { mode: 0o755 });
    writeFileSync(`${directory}/setgid`, "#!/bin/sh\n");
    chmodSync(`${directory}/setgid`, 0o2755);
    symlinkSync("loop", `${directory}/loop`);
    symlinkSync("/nowhere/at-all", `${directory}/dangling`);
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  const codes = async (path: string): Promise<string[]> =>
    (await inspectExecutable(path)).problems.map(({ severity, code }) => `${severity} ${code}`);

  it("says ok of a service, with its unit and a name", async () => {
    expect(await inspectExecutable("/usr/sbin/nginx")).toMatchObject({
      verdict: "ok",
      problems: [],
      item: { package: "nginx", packageDb: "dpkg", unit: "nginx.service", setuid: false },
      suggestedName: "nginx",
    });
  });

  it("shows where links lead", async () => {
    const report = await inspectExecutable("/usr/bin/redis-server");
    expect(report.links).toEqual([{ from: "/usr/bin/redis-server", to: "redis-check-rdb" }]);
    expect(report.item?.resolved).toBe("/usr/bin/redis-check-rdb");
  });

  it.each([
    ["nginx", ["refuse not_absolute"]],
    ["/usr/sbin/../sbin/nginx", ["refuse bad_path"]],
    ["/usr/sbin/a\nb", ["refuse bad_path"]],
    [`/usr/${"x".repeat(5000)}`, ["refuse bad_path"]],
    ["/usr/bin/no-such-program", ["refuse not_found"]],
    ["/usr/bin", ["refuse not_a_file"]],
    ["/usr/bin/passwd", ["refuse setuid"]],
    ["/proc/self/exe", ["refuse bad_place"]],
    ["/dev/null", ["refuse bad_place", "refuse not_a_file"]],
    ["/etc/passwd", ["warn unusual_place", "refuse not_executable", "refuse no_package"]],
  ])("refuses %j", async (path, expected) => {
    expect(await codes(path)).toEqual(expected);
    expect((await inspectExecutable(path)).verdict).toBe("refuse");
  });

  it("refuses what no package owns, setgid files, loops and links to nothing", async () => {
    expect(await codes(`${directory}/own`)).toEqual(["refuse no_package"]);
    expect(await codes(`${directory}/setgid`)).toEqual(["refuse setgid", "refuse no_package"]);
    expect(await codes(`${directory}/loop`)).toEqual(["refuse link_loop"]);
    expect(await codes(`${directory}/dangling`)).toContain("refuse not_found");
  });

  it("has a sentence and mostly a fix for every problem", async () => {
    for (const { text } of (await inspectExecutable(`${directory}/setgid`)).problems)
      expect(text).toMatch(/\.$/);
  });
});
