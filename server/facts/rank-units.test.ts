import { describe, expect, it } from "vitest";
import type { AbsolutePath } from "@/server/contract/absolute-path";
import { rankUnits } from "./rank-units";
import { toUnitFacts } from "./unit-facts";

const host = { hostname: "box", findProgram: () => null, readText: () => null };
const unit = (name: string, exec: string) =>
  toUnitFacts(
    {
      name,
      path: `/usr/lib/systemd/system/${name}`,
      package: "p",
      texts: [`[Service]\nExecStart=${exec}\n`],
    },
    host,
  );
const program = (path: string, resolved = path) => ({
  path: path as AbsolutePath,
  resolved: resolved as AbsolutePath,
});
const rank = (
  units: ReturnType<typeof unit>[],
  picked: ReturnType<typeof program>,
  scripts: Record<string, string> = {},
) => rankUnits(units, picked, (path) => scripts[path] ?? null).map(({ name, fit }) => `${name} ${fit}`);

describe("rankUnits", () => {
  it("puts the unit that runs the program first, templates after plain units", () => {
    const units = [
      unit("a@.service", "/usr/sbin/web"),
      unit("z.service", "/bin/other"),
      unit("b.service", "/sbin/web"),
    ];
    expect(rank(units, program("/usr/sbin/web"))).toEqual([
      "b.service executes",
      "a@.service executes",
      "z.service none",
    ]);
  });

  it("takes the resolved path too", () => {
    expect(rank([unit("a.service", "/usr/bin/real")], program("/usr/bin/name", "/usr/bin/real"))).toEqual([
      "a.service executes",
    ]);
  });

  it("knows a wrapper by the whole path in its text", () => {
    const units = [unit("a.service", "/usr/bin/wrap")];
    const scripts = { "/usr/bin/wrap": "#!/bin/sh\nexec /usr/bin/env X=/usr/bin/web -f\n" };
    expect(rank(units, program("/usr/bin/web"), scripts)).toEqual(["a.service wrapper"]);
    expect(rank([...units, unit("b.service", "/bin/b")], program("/usr/bin/we"), scripts)).toEqual([
      "a.service none",
      "b.service none",
    ]);
  });

  it("takes the name, and a lone unit only if it starts a script", () => {
    expect(rank([unit("web.service", "/usr/bin/x")], program("/usr/bin/web"))).toEqual(["web.service name"]);
    expect(rank([unit("x.service", "/usr/bin/x")], program("/usr/bin/tool"))).toEqual(["x.service none"]);
    expect(
      rank([unit("x.service", "/usr/bin/x")], program("/usr/bin/tool"), { "/usr/bin/x": "#!/bin/sh\n" }),
    ).toEqual(["x.service only"]);
  });
});
