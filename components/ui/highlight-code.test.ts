import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { highlightCode } from "./highlight-code";

describe("highlightCode", () => {
  it("colours elements, attributes and values of XML", () => {
    const tokens = highlightCode("<memory unit='MiB'>512</memory>", "xml");
    expect(tokens.find(({ text }) => text === "memory")?.kind).toContain("hljs-name");
    expect(tokens.find(({ text }) => text === "unit")?.kind).toContain("hljs-attr");
    expect(tokens.find(({ text }) => text === "'MiB'")?.kind).toContain("hljs-string");
  });

  it("colours statements and comments of CIL", () => {
    const tokens = highlightCode("; Its type.\n(type sc_web1_t)\n", "cil");
    expect(tokens.find(({ text }) => text === "; Its type.")?.kind).toContain("hljs-comment");
    expect(tokens.find(({ text }) => text === "type")?.kind).toContain("hljs-name");
  });

  it("keeps every character of whatever it is given", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom("xml" as const, "bash" as const, "cil" as const),
        (code, language) => {
          const tokens = highlightCode(code, language);
          expect(tokens.map(({ text }) => text).join("")).toBe(code);
        },
      ),
    );
  });
});
