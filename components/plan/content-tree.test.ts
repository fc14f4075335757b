import { describe, expect, it } from "vitest";
import type { Disposition } from "@/server/contract/disposition";
import type { PlanEntry } from "@/server/contract/plan";
import { buildContentTree, flattenTree } from "./content-tree";

const entries = [
  entry("/etc/app/main.conf", "copy", 100),
  entry("/etc/app/secret.key", "omit", 50),
  entry("/etc/hosts", "copy", 10),
  entry("/usr", "shared", 4096),
];
const none = { text: "", disposition: "all" } as const;

describe("content tree", () => {
  it("makes up the directories that the plan does not name and sums what is copied", () => {
    const [etc, usr] = buildContentTree(entries);
    expect(etc).toMatchObject({ path: "/etc", entry: null, bytes: 110, count: 3 });
    expect([...(etc?.dispositions ?? [])].sort()).toEqual(["copy", "omit"]);
    expect(usr).toMatchObject({ path: "/usr", bytes: 0, count: 1 });
  });

  it("shows only what is open", () => {
    const tree = buildContentTree(entries);
    expect(paths(flattenTree(tree, new Set(), none))).toEqual(["/etc", "/usr"]);
    expect(paths(flattenTree(tree, new Set(["/etc"]), none))).toEqual([
      "/etc",
      "/etc/app",
      "/etc/hosts",
      "/usr",
    ]);
  });

  it("shows a match with the way to it, open or not", () => {
    const tree = buildContentTree(entries);
    const found = flattenTree(tree, new Set(), { text: "KEY", disposition: "all" });
    expect(paths(found)).toEqual(["/etc", "/etc/app", "/etc/app/secret.key"]);
    const omitted = flattenTree(tree, new Set(), { text: "", disposition: "omit" });
    expect(paths(omitted)).toEqual(["/etc", "/etc/app", "/etc/app/secret.key"]);
    expect(flattenTree(tree, new Set(), { text: "nowhere", disposition: "all" })).toEqual([]);
  });
});

function paths(nodes: { path: string }[]): string[] {
  return nodes.map(({ path }) => path);
}

function entry(path: string, disposition: Disposition, size: number): PlanEntry {
  return {
    path: path as PlanEntry["path"],
    kind: "file",
    size,
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
    reason: { evidence: "package", text: "part of the package" },
  };
}
