import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { Disposition } from "@/server/contract/disposition";
import type { PlanEntry, PlanMount } from "@/server/contract/plan";
import { listAddedItems } from "./list-added-items";
import { listPrivateItems, type PrivatePlan } from "./list-private-items";

describe("what is added to a root", () => {
  it("is nothing for the same plan, and what the other has more for another one", () => {
    fc.assert(
      fc.property(plans, plans, (before, after) => {
        expect(listAddedItems(before, before, noFiles)).toEqual({ items: [], tops: [] });
        const { items, tops } = listAddedItems(before, after, noFiles);
        const had = pathsOf(listPrivateItems(before, noFiles));
        const wanted = pathsOf(listPrivateItems(after, noFiles));
        const added = pathsOf(items);
        for (const path of added) expect(wanted).toContain(path);
        for (const path of wanted) expect(had.has(path) || added.has(path)).toBe(true);
        for (const path of added) {
          expect(
            [...tops].filter((top) => path === top.path || path.startsWith(`${top.path}/`)),
          ).toHaveLength(1);
        }
        for (const { path, wasMount } of tops) expect(wasMount).toBe(had.has(path));
      }),
    );
  });

  it("replaces the place of a mount that becomes a copy, whole", () => {
    const { items, tops } = listAddedItems(
      plan({ "/opt/a": "shared", "/opt/a/b": "shared" }),
      plan({ "/opt/a": "copy", "/opt/a/b": "copy" }),
      noFiles,
    );
    expect([...pathsOf(items)]).toEqual(["/opt/a", "/opt/a/b"]);
    expect(tops).toEqual([{ path: "/opt/a", wasMount: true }]);
  });
});

const noFiles = new Set<string>();
const paths = ["/etc/a", "/opt/a", "/opt/a/b", "/srv/x", "/srv/x/y", "/var/lib/z"];
const plans = fc
  .record(
    Object.fromEntries(
      paths.map((path) => [path, fc.constantFrom<Disposition>("shared", "copy", "empty", "tmpfs", "omit")]),
    ),
    { requiredKeys: [] },
  )
  .map((chosen) => plan(chosen as Record<string, Disposition>));

/** As foldMounts has it: a mount for the highest of what is shared or in memory, and nothing private below it. */
function plan(chosen: Record<string, Disposition>): PrivatePlan {
  const entries: PlanEntry[] = [];
  const mounts: PlanMount[] = [];
  for (const path of Object.keys(chosen).sort()) {
    const above = mounts.find(({ target }) => path.startsWith(`${target}/`));
    const disposition = chosen[path] ?? "omit";
    if (above) continue;
    entries.push(entry(path, disposition));
    if (disposition === "shared" || disposition === "tmpfs") mounts.push(mount(path, disposition));
  }
  return { entries, mounts, generatedFiles: [] };
}

function entry(path: string, disposition: Disposition): PlanEntry {
  const numbers = { size: 0, mode: 0o755, uid: 0, gid: 0 };
  const texts = { owner: "root", group: "root", target: null, package: null, flags: [] };
  return {
    path: path as AbsolutePath,
    kind: "directory",
    onHost: true,
    disposition,
    ...numbers,
    ...texts,
    reason: { evidence: "base", text: "" },
  };
}

function mount(path: string, disposition: Disposition): PlanMount {
  return {
    kind: disposition === "tmpfs" ? "tmpfs" : "bind",
    source: disposition === "tmpfs" ? null : (path as AbsolutePath),
    target: path as AbsolutePath,
    readOnly: true,
    sizeKiB: null,
    reason: { evidence: "base", text: "" },
  };
}

function pathsOf(items: readonly { path: string }[]): Set<string> {
  return new Set(items.map(({ path }) => path));
}
