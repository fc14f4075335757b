import fc from "fast-check";
import { describe, expect, it } from "vitest";
import yargs from "yargs";
import { protectValues, unprotect } from "./protect-values";

describe("protectValues", () => {
  it("protects both ways to write a value, and nothing else", () => {
    const args = ["plan", "--arg", "-c", "--arg=x", "--json", "--argument", "y", "--", "--arg", "z"];
    expect(protectValues(args, ["arg"])).toEqual([
      ...["plan", "--arg==-c", "--arg==x", "--json", "--argument", "y", "--", "--arg", "z"],
    ]);
  });

  it("leaves an option without value to yargs", () => {
    expect(protectValues(["plan", "--arg"], ["arg"])).toEqual(["plan", "--arg"]);
  });

  it("brings every value through yargs as it was typed", () => {
    const hostile = fc.constantFrom(
      "'quoted'",
      '"q"',
      "-c",
      "--",
      "--json",
      "",
      "=",
      "a=b",
      "1e3",
      "0x10",
      "true",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(hostile, fc.string()), { minLength: 1, maxLength: 4 }), (values) => {
        const args = values.flatMap((value) => (value === "--" ? [`--arg=${value}`] : ["--arg", value]));
        const parsed = yargs(protectValues(args, ["arg"]))
          .parserConfiguration({ "greedy-arrays": false })
          .option("arg", { type: "string", array: true, default: [] as string[] })
          .help(false)
          .version(false)
          .parseSync();
        expect(parsed.arg.map(unprotect)).toEqual(values);
      }),
    );
  });
});
