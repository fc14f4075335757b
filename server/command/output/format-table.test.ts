import { describe, expect, it } from "vitest";
import { formatTable } from "./format-table";
import { makeStyle } from "./style";

describe("formatTable", () => {
  it("aligns columns by what is seen and leaves no space at the end of a line", () => {
    const rows = [
      ["web1", "running", ""],
      ["é-long-name", "stopped", "x"],
    ];
    expect(formatTable(rows, { heading: ["NAME", "STATE", "LAST"], indent: 2 })).toBe(
      "  NAME         STATE    LAST\n  web1         running\n  é-long-name  stopped  x\n",
    );
  });

  it("is empty without rows", () => {
    expect(formatTable([])).toBe("");
  });

  it("keeps the widths when cells are painted", () => {
    const paint = (cell: string) => `<${cell}>`;
    expect(
      formatTable(
        [
          ["a", "b"],
          ["long", "c"],
        ],
        { paint },
      ),
    ).toBe("<a>     <b>\n<long>  <c>\n");
  });
});

describe("makeStyle", () => {
  it("colours only a terminal, and not with NO_COLOR or a dumb one", () => {
    expect(makeStyle(true, {}).danger("x")).toBe("\x1b[31mx\x1b[39m");
    expect(makeStyle(false, {}).danger("x")).toBe("x");
    expect(makeStyle(true, { NO_COLOR: "1" }).danger("x")).toBe("x");
    expect(makeStyle(true, { TERM: "dumb" }).danger("x")).toBe("x");
  });
});
