import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseExecutableFormat, readExecutableFormat } from "./elf";

describe("readExecutableFormat", () => {
  it("reads the interpreter and the libraries of a real program", () => {
    const format = readExecutableFormat(process.execPath);
    expect(format.kind).toBe("elf");
    expect(format.interpreter).toMatch(/^\/lib.*\/ld-/);
    expect(format.needed).toContain("libc.so.6");
  });

  it("reads the interpreter of a script", () => {
    const script = (text: string) => parseExecutableFormat(Buffer.from(text));
    expect(script("#!/usr/bin/env python3\n")).toMatchObject({ kind: "script", interpreter: "/usr/bin/env" });
    expect(script("#! /bin/sh -e\n").interpreter).toBe("/bin/sh");
    expect(script("#!relative\n").kind).toBe("other");
    expect(script("echo\n").kind).toBe("other");
  });

  it("says other of what is not there", () => {
    expect(readExecutableFormat("/nowhere/program").kind).toBe("other");
  });

  it("never throws on a broken file", () => {
    const head = readFileSync(process.execPath).subarray(0, 4096);
    fc.assert(
      fc.property(fc.nat(4095), fc.nat(255), (at, value) => {
        const broken = Buffer.from(head);
        broken[at] = value;
        expect(["elf", "script", "other"]).toContain(parseExecutableFormat(broken).kind);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const elf = Buffer.concat([Buffer.from("\x7fELF\x02\x01"), bytes]);
        expect(["elf", "other"]).toContain(parseExecutableFormat(elf).kind);
      }),
    );
  });
});
