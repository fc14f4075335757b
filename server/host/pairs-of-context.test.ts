import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mcsPairSchema } from "@/server/contract/mcs-pair";
import { pairsOfContext } from "./pairs-of-context";

describe("pairsOfContext", () => {
  it.each([
    ["system_u:system_r:container_t:s0:c12,c77", [[12, 77]]],
    ["system_u:system_r:container_t:s0:c77,c12", [[12, 77]]],
    [
      "system_u:object_r:container_file_t:s0:c1,c2,c3",
      [
        [1, 2],
        [1, 3],
        [2, 3],
      ],
    ],
    ["system_u:system_r:svirt_t:s0:c5.c6", [[5, 6]]],
    ["system_u:system_r:x_t:s0-s0:c3,c9", [[3, 9]]],
    ["system_u:system_r:virtd_t:s0-s0:c0.c1023", []],
    ["system_u:system_r:x_t:s0:c5", []],
    ["system_u:system_r:x_t:s0", []],
    ["unconfined", []],
    ["docker-default (enforce)", []],
    ["", []],
    ["a:b:c:s0:c1,cx", []],
    ["a:b:c:s0:c1,c2000", []],
  ])("of %s are %j", (context, pairs) => {
    expect(pairsOfContext(context)).toEqual(pairs);
  });

  it("are valid pairs, whatever the text", () => {
    const piece = fc.constantFrom("s0", ":", "-", ",", ".", "c1", "c77", "c1023", "c1024", "a", "");
    const text = fc.array(piece, { maxLength: 24 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), (context) => {
        for (const pair of pairsOfContext(context)) expect(mcsPairSchema.safeParse(pair).success).toBe(true);
      }),
    );
  });
});
