import { createInterface } from "node:readline";
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { withPauses } from "./with-pauses";

describe("lines with pauses", () => {
  it("come without one in between when they come together, and with two at most where nothing comes", async () => {
    const input = new PassThrough();
    const seen: (string | null)[] = [];
    input.write("a\nb\n");
    for await (const line of withPauses(createInterface({ input }), 5)) {
      seen.push(line);
      if (seen.length === 4) setTimeout(() => input.end("c\n"), 50);
    }
    expect(seen).toEqual(["a", "b", null, null, "c"]);
  });

  it("end at once while the next is waited for", async () => {
    const input = new PassThrough();
    for await (const line of withPauses(createInterface({ input }), 5)) if (line === null) break;
    expect(input.readableEnded).toBe(false);
  });

  it("fail as what they come from does", async () => {
    async function* broken(): AsyncGenerator<string> {
      yield "a";
      throw new Error("gone");
    }
    const seen: (string | null)[] = [];
    const reading = (async () => {
      for await (const line of withPauses(broken(), 5)) seen.push(line);
    })();
    await expect(reading).rejects.toThrow("gone");
    expect(seen).toEqual(["a"]);
  });
});
