import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDenialReader } from "@/server/denials/denial-reader";
import { tellDenial } from "@/server/denials/tell-denial";
import { records } from "@/server/denials/testing/records";
import { formatDenial } from "./format-denials";
import { formatJsonLine } from "./format-json-line";

const acting = /[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

describe("a denial on a terminal", () => {
  it("does nothing there, whatever bytes its record has", () => {
    const bytes = fc.uint8Array({ maxLength: 40 }).map((part) => Buffer.from(part));
    const hex = bytes.map((part) => Buffer.from(part.toString("hex").toUpperCase()));
    fc.assert(
      fc.property(bytes, hex, hex, (noise, name, comm) => {
        const line = records.avc({ who: "pid=1 comm=COMM", what: "name=NAME " });
        const parts = line.split(/COMM|NAME/).map((part) => Buffer.from(part));
        const record = [parts[0], comm, parts[1], name, noise, parts[2]].map(
          (part) => part ?? Buffer.alloc(0),
        );
        const reader = createDenialReader();
        const input = Buffer.concat([Buffer.from(`type=AVC ${records.stamp()}: `), ...record]);
        const decisions = [...reader.push(input).decisions, ...reader.end().decisions];
        for (const decision of decisions) {
          const denial = tellDenial(decision, { holders: [] }, () => ({ plan: null, reason: null }));
          expect(formatDenial(denial)).not.toMatch(acting);
          expect(formatJsonLine(denial)).not.toMatch(acting);
        }
      }),
      { numRuns: 300 },
    );
  });
});
