import { describe, expect, it } from "vitest";
import { parseMissingCapabilities } from "./read-missing-capabilities";

describe("parseMissingCapabilities", () => {
  it("names what the bounding set lacks", () => {
    expect(parseMissingCapabilities("CapEff:\t0\nCapBnd:\t000001fffeffffff\nCapAmb:\t0\n")).toEqual([
      "sys_resource",
    ]);
    expect(parseMissingCapabilities("CapBnd:\t000001ffffffffff\n")).toEqual([]);
    expect(parseMissingCapabilities("CapBnd:\t0000000000000000\n")).toHaveLength(37);
  });

  it("takes nothing away when the kernel says nothing", () => {
    expect(parseMissingCapabilities("Name:\tx\n")).toEqual([]);
  });
});
