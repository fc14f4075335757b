import { describe, expect, it } from "vitest";
import { parseDomainLists } from "./list-domains";

const first = "26903857-5a8f-44ac-987c-db1d6eb191dc";
const second = "77b9015e-cdf1-41c0-be88-97ea4ffc81c6";

describe("parseDomainLists", () => {
  it("joins the lists by uuid", () => {
    const output = [
      `${first} web1`,
      `${second} a name --- with blanks`,
      "",
      "---",
      first,
      "",
      "---",
      second,
      "",
      "---",
      first,
      "---",
      first,
    ].join("\n");
    expect(parseDomainLists(output)).toEqual([
      { name: "web1", uuid: first, state: "paused", autostart: true, persistent: true },
      {
        name: "a name --- with blanks",
        uuid: second,
        state: "shut off",
        autostart: false,
        persistent: false,
      },
    ]);
  });

  it("finds nothing in nothing", () => {
    expect(parseDomainLists("\n\n---\n\n---\n\n---\n\n---\n\n")).toEqual([]);
  });
});
