import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { conditions } from "./conditions";
import { escapeAttempts } from "./escape-attempts";
import { securityFile } from "./write-escape-table";

/** The rows between the two marks of SECURITY.md, without the head. */
const rows = (readFileSync(securityFile, "utf8").split("<!-- escapes:")[1] ?? "")
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .slice(2)
  .map((line) =>
    line
      .slice(2, -2)
      .split(" | ")
      .map((cell) => cell.trim()),
  );

describe("the table of escapes in SECURITY.md", () => {
  it("has every attempt of the matrix, in its order, under every condition", () => {
    expect(rows.map(([what]) => what)).toEqual(escapeAttempts.map(({ what }) => what));
    expect(new Set(rows.map((cells) => cells.length))).toEqual(new Set([1 + conditions.length]));
  });

  it.each(escapeAttempts)("tells of $id what was foretold", ({ what, stoppedBy }) => {
    const told = rows.find(([name]) => name === what)?.slice(1) ?? [];
    const foretold = conditions.map(({ barriers }) =>
      stoppedBy.some((barrier) => barriers.includes(barrier)),
    );
    expect(told.map((cell) => cell !== "**succeeds**" && cell !== "not tried")).toEqual(foretold);
  });

  it("shows no attempt that succeeds in a container as the product builds it", () => {
    expect(rows.filter(([, product]) => product === "**succeeds**")).toEqual([]);
  });
});
