import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DenialAnswer } from "@/server/contract/denial-answer";
import { createDenialReader } from "@/server/denials/denial-reader";
import { tellDenial } from "@/server/denials/tell-denial";
import { records } from "@/server/denials/testing/records";
import { formatDenial, formatDenialRows } from "./format-denials";
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

describe("an answered denial on a terminal", () => {
  const port = {
    class: "tcp_socket",
    permissions: "name_bind",
    target: "a:b:http_port_t:s0",
    what: "src=80",
  };
  const reader = createDenialReader();
  reader.push(Buffer.from(`type=AVC ${records.stamp()}: ${records.avc(port)}\n`));
  const denial = reader
    .end()
    .decisions.map((decision) =>
      tellDenial(decision, { holders: [] }, () => ({ plan: null, reason: null })),
    )[0];
  const change = { kind: "capability", name: "net_bind_service" } as const;
  const verdict = { state: "watching", text: "Not denied again yet." } as const;
  const answer: DenialAnswer = {
    ...{ id: "1", change, text: "Given.", by: "root", at: 0, undone: null, whyNoUndo: null, verdict },
  };
  const format = (answers: DenialAnswer[]) => {
    if (!denial) throw new Error("no denial");
    const group = { id: "0".repeat(64), denial, count: 1, firstAt: 0, lastAt: 0, dismissal: null };
    return formatDenialRows([{ ...group, canBeRule: false, answers }]);
  };

  it("says that its reason was the one before, and offers the same change no second time", () => {
    expect(format([])).toMatch(/^ {2}Port 80 .* is reserved.*^ {2}fix: Let it listen/ms);
    expect(format([answer])).toMatch(/^ {2}Before the change: Port 80 /m);
    expect(format([answer])).not.toContain("fix:");
  });

  it("has its reason as it is where it is denied still, or the change was taken back", () => {
    const denied: DenialAnswer = { ...answer, verdict: { state: "denied", text: "Denied again." } };
    const undone: DenialAnswer = { ...answer, undone: { by: "root", at: 1 } };
    expect(format([denied])).toMatch(/^ {2}Port 80 /m);
    expect(format([denied])).not.toContain("fix:");
    expect(format([undone])).toMatch(/^ {2}Port 80 .*^ {2}fix: Let it listen/ms);
  });
});
