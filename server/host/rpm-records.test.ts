import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRpmFiles } from "./rpm-files";
import { readRpmRecords } from "./rpm-records";

/** What rpm's `:shescape` makes of a text (rpm, lib/formats.c). */
const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

describe("readRpmRecords", () => {
  it("gives back any text that rpm quotes, so that no name can fake a record", () => {
    const field = fc.oneof(
      fc.string({ unit: fc.constantFrom("'", "\n", "\\", "F", " ", "a", "é") }),
      fc.constant(null),
    );
    const record = fc.record({ kind: fc.constantFrom("H", "F"), fields: fc.array(field, { minLength: 1 }) });
    fc.assert(
      fc.property(fc.array(record), (records) => {
        const output = records.map(
          ({ kind, fields }) =>
            `${kind}${fields.map((one) => (one === null ? "(none)" : quote(one))).join(" ")}\n`,
        );
        expect([...readRpmRecords(output.join(""))]).toEqual(records);
      }),
    );
  });

  it("ends on any text", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect([...readRpmRecords(text)].length).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe("parseRpmFiles", () => {
  const output = readFileSync(new URL("fixtures/rpm-files.txt", import.meta.url), "utf8");
  const ids = new Map([
    ["bash-5.1.8-1.cm2.x86_64", "bash"],
    ["filesystem-1.1-8.cm2.x86_64", "filesystem"],
  ]);
  const files = parseRpmFiles(output, ids);
  const find = (path: string) => files.find((file) => file.path === path);

  it("reads mode, size, owner and target, with paths in their /usr form", () => {
    expect(find("/usr/bin/bash")).toEqual({
      path: "/usr/bin/bash",
      package: "bash",
      flags: [],
      recorded: {
        mode: 0o100755,
        size: 976424,
        owner: "root",
        group: "root",
        target: null,
        capabilities: null,
      },
    });
    expect(find("/usr/bin/sh")?.recorded?.target).toBe("bash");
  });

  it("reads the flags", () => {
    expect(find("/etc/fstab")).toMatchObject({ package: "filesystem", flags: ["config", "noreplace"] });
  });
});
