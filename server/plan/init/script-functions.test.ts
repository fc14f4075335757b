import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { environmentFunctions } from "./script-functions";

const folder = mkdtempSync(join(tmpdir(), "sandboxcontainer-init-"));

afterAll(() => rmSync(folder, { recursive: true }));

describe("the init's environment files", () => {
  it("are read line by line, with comments and quotes, and later values win", () => {
    const text = "# comment\n; comment\nA=1\n  B = x\nC=\"two words\"\nD='three  words '\nA=2\nE=last";
    expect(load(text)).toEqual({ A: "2", C: "two words", D: "three  words ", E: "last" });
  });

  it("are never run and cannot touch the init's own variables", () => {
    const text = "A=$(id)\nB=`id`;id\nlog=/elsewhere\nnames=x\nexport F=1\n1X=1\nX-Y=1\n$(id)=1\nid\n";
    expect(load(text)).toEqual({ A: "$(id)", B: "`id`;id", log: "/elsewhere", names: "x" });
  });
});

function load(text: string): Record<string, string> {
  const file = join(folder, "environment");
  writeFileSync(file, text);
  const script = [
    "names= log=/kept",
    ...environmentFunctions,
    `load '${file}' required`,
    'for name in $names; do eval "printf \'%s=%s\\\\0\' \\"\\$name\\" \\"\\$env_$name\\""; done',
    '[ "$log" = /kept ]',
  ].join("\n");
  const output = execFileSync("/bin/sh", ["-c", script], { encoding: "utf8" });
  return Object.fromEntries(
    output
      .split("\0")
      .slice(0, -1)
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
}
