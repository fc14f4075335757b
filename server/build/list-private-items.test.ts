import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AbsolutePath } from "@/server/contract/absolute-path";
import { ScError } from "@/server/contract/error";
import type { PlanEntry } from "@/server/contract/plan";
import { listPrivateItems } from "./list-private-items";

const reason = { evidence: "base" as const, text: "test" };

describe("listPrivateItems", () => {
  it("makes what the plan copies, creates and generates, with parents and mount points", () => {
    const items = list(
      [
        entry("/etc/app", { kind: "directory", mode: 0o750, gid: 33 }),
        entry("/etc/app/app.conf", { size: 12 }),
        entry("/etc/app/link", { kind: "symlink", target: "/nowhere" }),
        entry("/var/lib/app", { kind: "directory", disposition: "empty", mode: 0o700, uid: 33 }),
        entry("/var/log/app.log", { disposition: "empty", mode: 0o640 }),
        entry("/usr/bin/app", { disposition: "shared" }),
        entry("/etc/app/secret", { disposition: "omit" }),
        entry("/etc/app/fifo", { kind: "other" }),
      ],
      ["/etc/hostname", "/.sandboxcontainer/control/init"],
      ["/", "/usr", "/opt/file"],
      ["/opt/file"],
    );
    expect(items).toEqual([
      { make: "directory", path: "/.oldroot", like: null },
      { make: "directory", path: "/dev", like: null },
      { make: "directory", path: "/etc", like: null },
      { make: "copy", path: "/etc/app", kind: "directory", size: 0 },
      { make: "copy", path: "/etc/app/app.conf", kind: "file", size: 12 },
      { make: "link", path: "/etc/app/link", target: "/nowhere", uid: 0, gid: 0, onHost: true },
      { make: "file", path: "/etc/hostname", content: "generated", mode: 0o644, uid: 0, gid: 0 },
      { make: "directory", path: "/opt", like: null },
      { make: "file", path: "/opt/file", content: "", mode: 0o644, uid: 0, gid: 0 },
      { make: "directory", path: "/proc", like: null },
      { make: "directory", path: "/sys", like: null },
      { make: "directory", path: "/usr", like: null },
      { make: "directory", path: "/var", like: null },
      { make: "directory", path: "/var/lib", like: null },
      { make: "directory", path: "/var/lib/app", like: { mode: 0o700, uid: 33, gid: 0 } },
      { make: "directory", path: "/var/log", like: null },
      { make: "file", path: "/var/log/app.log", content: "", mode: 0o640, uid: 0, gid: 0 },
    ]);
  });

  it("takes the generated file where the host has one too", () => {
    const items = list([entry("/etc/hosts", { size: 5 })], ["/etc/hosts"]);
    expect(items.find((item) => item.path === "/etc/hosts")).toMatchObject({ make: "file" });
  });

  it("leaves mount points below a mount to that mount", () => {
    const paths = list([], [], ["/", "/usr", "/usr/share/x", "/run", "/run/y"]).map((item) => item.path);
    expect(paths).not.toContain("/usr/share/x");
    expect(paths).not.toContain("/run/y");
  });

  it.each(["symlink", "file"] as const)("refuses a path below a %s", (kind) => {
    const below = entry("/etc/x/y");
    const above = entry("/etc/x", { kind, target: kind === "symlink" ? "/etc" : null });
    expect(() => list([above, below])).toThrow(ScError);
    expect(() => list([], ["/etc/x/z"]).concat(list([above], ["/etc/x/z"]))).toThrow(
      /\/etc\/x is not a directory/,
    );
  });

  it("keeps each path once, parents first, whatever the plan holds", () => {
    const path = fc
      .array(fc.constantFrom("a", "b", "a-b", "é", ".x"), { minLength: 1, maxLength: 5 })
      .map((parts) => `/${parts.join("/")}`);
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 30 }), (paths) => {
        const items = list(paths.map((name) => entry(name, { kind: "directory" })));
        const seen = new Set(["/"]);
        for (const item of items) {
          expect(seen.has(item.path)).toBe(false);
          expect(seen.has(item.path.slice(0, item.path.lastIndexOf("/")) || "/")).toBe(true);
          seen.add(item.path);
        }
        expect(paths.every((name) => seen.has(name))).toBe(true);
      }),
    );
  });
});

function list(
  entries: PlanEntry[],
  generated: string[] = [],
  mounts: string[] = [],
  fileTargets: string[] = [],
) {
  return listPrivateItems(
    {
      entries,
      generatedFiles: generated.map((path) => ({
        path: path as AbsolutePath,
        mode: 0o644,
        content: "generated",
        reason,
      })),
      mounts: mounts.map((target) => ({
        kind: "bind",
        source: target as AbsolutePath,
        target: target as AbsolutePath,
        readOnly: true,
        sizeKiB: null,
        reason,
      })),
    },
    new Set(fileTargets),
  );
}

function entry(path: string, changes: Partial<PlanEntry> = {}): PlanEntry {
  return {
    path: path as AbsolutePath,
    kind: "file",
    size: 0,
    mode: 0o644,
    uid: 0,
    gid: 0,
    owner: "root",
    group: "root",
    target: null,
    onHost: true,
    package: null,
    flags: [],
    disposition: "copy",
    reason,
    ...changes,
  };
}
