import { describe, expect, it } from "vitest";
import { findMissing } from "./find-missing.mjs";
import { systemNeeds } from "./system-needs.mjs";

describe("findMissing", () => {
  const need = (files: string[], phase: "run" | "test") => ({
    files,
    phase,
    debian: "d",
    fedora: "f",
    why: "w",
  });

  it("asks only for the wanted phases and takes any one of the files", () => {
    const needs = [need(["tini", "catatonit"], "run"), need(["virsh"], "run"), need(["chromium"], "test")];
    expect(findMissing(needs, ["run"], (file: string) => file === "catatonit")).toEqual([needs[1]]);
    expect(findMissing(needs, ["run", "test"], () => false)).toEqual(needs);
  });

  it("finds real programs and patterns, and misses what is not there", () => {
    const needs = [
      need(["sh"], "run"),
      need(["/etc/*/../passwd", "/usr/*/sh"], "run"),
      need(["/usr/*/no-such"], "run"),
    ];
    expect(findMissing(needs, ["run"])).toEqual([needs[2]]);
  });
});

describe("systemNeeds", () => {
  it("names a package of both distributions and a reason for everything", () => {
    for (const { files, debian, fedora, why } of systemNeeds) {
      expect(files.length).toBeGreaterThan(0);
      for (const name of [debian, fedora]) expect(name).toMatch(/^[a-z0-9][a-z0-9+.-]+$/);
      expect(why).not.toBe("");
    }
    expect(systemNeeds.map(({ debian }) => debian)).toEqual(
      expect.arrayContaining(["libvirt-daemon-driver-lxc", "tini"]),
    );
  });
});
