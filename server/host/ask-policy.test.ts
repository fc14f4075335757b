import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { askPolicy, parseReasons } from "./ask-policy";

/** Captured: audit2why 3.4 with the policy of a Debian 12; it has nothing to say of a label that the policy lacks. */
const answer = readFileSync(new URL("fixtures/audit2why.txt", import.meta.url), "utf8");

describe("what audit2why says", () => {
  it("is read for each access by its number", () => {
    expect(parseReasons(answer, 7)).toEqual([
      { kind: "type" },
      { kind: "constraint" },
      { kind: "boolean", booleans: ["allow_execmem", "allow_execstack"].map((name) => ({ name, on: true })) },
      { kind: "allowed" },
      null,
      {
        kind: "boolean",
        booleans: ["httpd_can_network_connect", "httpd_can_network_connect_db"].map((name) => ({
          name,
          on: true,
        })),
      },
      null,
    ]);
  });

  it("is nothing where it said nothing", async () => {
    expect(parseReasons("", 1)).toEqual([null]);
    expect(await askPolicy([])).toEqual([]);
  });
});
