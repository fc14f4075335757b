import { describe, expect, it } from "vitest";
import { absolutePathSchema } from "@/server/contract/absolute-path";
import type { PlanEntry } from "@/server/contract/plan";
import { foldEntries } from "./fold-entries";

describe("foldEntries", () => {
  it("makes one line of a directory whose content has one disposition", () => {
    const entries = [
      entry("/etc/app", "directory", "empty"),
      entry("/etc/app/a.conf", "file", "copy"),
      entry("/etc/app/b.d/c.conf", "file", "copy", "other"),
    ];
    expect(fold(entries)).toEqual(["/etc/app/ copy 2 20 why +1"]);
  });

  it("lists a mixed directory, four alike or more in one line", () => {
    const alike = ["a", "b", "c", "d"].map((name) => entry(`/etc/app/${name}`, "file", "copy"));
    const rest = [entry("/etc/app/key", "file", "omit"), entry("/etc/app/z", "file", "copy", "other")];
    expect(fold([...rest, ...alike])).toEqual([
      "/etc/app/* copy 4 40 why +0",
      "/etc/app/key omit 1 10 why +0",
      "/etc/app/z copy 1 10 other +0",
    ]);
  });

  it("shows an empty directory that holds nothing, and not one that only holds others", () => {
    const entries = [
      entry("/srv", "directory", "empty"),
      entry("/var", "directory", "empty"),
      entry("/var/lib", "directory", "empty"),
      entry("/var/x", "file", "copy"),
    ];
    expect(fold(entries)).toEqual([
      "/srv/ empty 1 0 why +0",
      "/var/lib/ empty 1 0 why +0",
      "/var/x copy 1 10 why +0",
    ]);
  });

  it("accounts for every entry that says something", () => {
    const entries = ["/a/b", "/a/c/d", "/a/c/e", "/f"].map((path, index) =>
      entry(path, "file", index % 2 === 0 ? "copy" : "omit"),
    );
    const counted = foldEntries(entries, { all: false }).reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBe(entries.length);
    expect(foldEntries(entries, { all: true }).map(({ path }) => path)).toEqual([
      "/a/b",
      "/a/c/d",
      "/a/c/e",
      "/f",
    ]);
  });
});

function fold(entries: PlanEntry[]): string[] {
  return foldEntries(entries, { all: false }).map(
    ({ path, disposition, count, bytes, reason, otherReasons }) =>
      `${path} ${disposition} ${count} ${bytes} ${reason} +${otherReasons}`,
  );
}

function entry(
  path: string,
  kind: PlanEntry["kind"],
  disposition: PlanEntry["disposition"],
  text = "why",
): PlanEntry {
  return {
    path: absolutePathSchema.parse(path),
    kind,
    size: kind === "file" ? 10 : 4096,
    mode: 0o644,
    uid: 0,
    gid: 0,
    owner: "root",
    group: "root",
    target: null,
    onHost: true,
    package: null,
    flags: [],
    disposition,
    reason: { evidence: "package", text },
  };
}
