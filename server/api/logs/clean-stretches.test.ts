import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanStretches } from "./clean-stretches";

describe("cleanStretches", () => {
  it("takes colours away and spells out the rest", async () => {
    expect(await cleaned(["\x1b[31mred\x1b[0m\r\n\x1b[2Jb\u200B\ta\n"])).toBe("red\n\\x1b[2Jb\\u{200b}\ta\n");
  });

  it("comes to the same wherever the log is cut into stretches", async () => {
    const piece = fc.constantFrom(
      "\x1b[1;31m",
      "é",
      "日本",
      "\r\n",
      "\n",
      "\x1b",
      "[0m",
      "\u202E",
      "text",
      "\0",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece), fc.array(fc.nat(60)), async (pieces, cuts) => {
        const bytes = Buffer.from(pieces.join(""));
        const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
        const stretches = [...places, bytes.length].map((end, index) =>
          bytes.subarray(places[index - 1] ?? 0, end),
        );
        const collect = async () => {
          let text = "";
          for await (const part of cleanStretches(each(stretches))) text += part;
          return text;
        };
        expect(await collect()).toBe(await cleaned([pieces.join("")]));
      }),
    );
  });
});

async function cleaned(texts: string[]): Promise<string> {
  let text = "";
  for await (const part of cleanStretches(each(texts.map((each) => Buffer.from(each))))) text += part;
  return text;
}

async function* each(buffers: Buffer[]): AsyncGenerator<Buffer> {
  for (const buffer of buffers) yield await Promise.resolve(buffer);
}
