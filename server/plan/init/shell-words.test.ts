// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are shell and systemd parameters
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expandArgument } from "./expand-argument";
import { quoteShell } from "./quote-shell";

const text = fc.string({ unit: "binary", maxLength: 40 }).filter((value) => !value.includes("\0"));
const hostile = fc.constantFrom("'", "''", "\\'", "$(id)", "`id`", "\n", "-rf", "*", "\\", '"', "$HOME", "");

describe("quoteShell", () => {
  it("gives a real shell back exactly the text, whatever it is", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(text, hostile), { minLength: 1, maxLength: 20 }), (values) => {
        expect(askShell(`printf '%s\\0' ${values.map(quoteShell).join(" ")}`)).toEqual(values);
      }),
      { numRuns: 60 },
    );
  });
});

describe("expandArgument", () => {
  const show = (argument: string, variables: string) =>
    askShell(
      `set -f; ${variables}; show() { [ $# -eq 0 ] || printf '%s\\0' "$@"; }; show ${expandArgument(argument)}`,
    );

  it("replaces variables as systemd does", () => {
    expect(show("$OPTIONS", "env_OPTIONS='-p 1  -l *'")).toEqual(["-p", "1", "-l", "*"]);
    expect(show("$NONE", ":")).toEqual([]);
    expect(show("${NONE}", ":")).toEqual([""]);
    expect(show("--port=${PORT}", "env_PORT='1 2'")).toEqual(["--port=1 2"]);
    expect(show("a$$b$", ":")).toEqual(["a$b$"]);
    expect(show("x$OPTIONS", "env_OPTIONS=y")).toEqual(["x$OPTIONS"]);
  });

  it("never runs what a value or an argument holds", () => {
    expect(show("$A", `env_A='$(touch /nowhere) ;id'`)).toEqual(["$(touch", "/nowhere)", ";id"]);
    expect(show("$(id) `id` ;id", ":")).toEqual(["$(id) `id` ;id"]);
  });
});

function askShell(script: string): string[] {
  return execFileSync("/bin/sh", ["-c", script], { encoding: "utf8" }).split("\0").slice(0, -1);
}
