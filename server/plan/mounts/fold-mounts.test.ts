import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Plan } from "@/server/contract/plan";
import { isWithin } from "../path/is-within";
import { parentOf } from "../path/parent-of";
import { file, makeFacts, unit } from "../testing/make-facts";
import { planFor } from "../testing/plan-for";

const tops = ["/etc/thing", "/var/lib/thing", "/srv/data", "/opt/thing", "/usr/share/thing", "/data"];
const part = fc.stringMatching(/^[a-c]{1,2}$/);
const path = fc
  .tuple(fc.constantFrom(...tops), fc.array(part, { maxLength: 3 }))
  .map(([top, parts]) => [top, ...parts].join("/"));
const disposition = fc.constantFrom("shared", "copy", "empty", "tmpfs", "omit");
const host = fc.record({
  directories: fc.uniqueArray(path, { maxLength: 8 }),
  choices: fc.dictionary(path, disposition, { maxKeys: 6 }),
  store: fc.constantFrom({ kind: "directory" }, { kind: "image", sizeMiB: 64 }),
});

const anyPlan = host.map(({ directories, choices, store }) => {
  const files = directories.map((each) => file(each, { kind: "directory", mode: 0o755 }));
  return planFor(makeFacts({ files, units: [unit()] }), { dispositions: choices, store });
});

describe("mounts", () => {
  it("have no target twice and stand parents first", () => {
    fc.assert(
      fc.property(anyPlan, ({ mounts }) => {
        const targets = mounts.map(({ target }) => target);
        expect(new Set(targets).size).toBe(targets.length);
        for (const [index, target] of targets.entries()) {
          for (const later of targets.slice(index + 1)) expect(isWithin(target, later)).toBe(false);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("take nothing writable from the host", () => {
    fc.assert(
      fc.property(anyPlan, ({ mounts, store }) => {
        for (const { source, readOnly } of mounts) {
          if (source !== null && !readOnly) expect(isWithin(source, store.path)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("make every entry true that is not refused", () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const refused = new Set(
          plan.warnings.filter(({ severity }) => severity === "refuse").map((each) => each.path),
        );
        for (const entry of plan.entries) {
          if (entry.disposition === "omit" || refused.has(entry.path)) continue;
          const kind = innermost(plan, entry.path)?.kind;
          const expected = {
            shared: ["bind"],
            tmpfs: ["tmpfs"],
            copy: ["root", "image"],
            empty: ["root", "image"],
          };
          expect(expected[entry.disposition], entry.path).toContain(kind);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("have every directory above a private path in the private root", () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const byPath = new Map(plan.entries.map((entry) => [entry.path, entry]));
        for (const entry of plan.entries) {
          if (entry.disposition !== "copy" && entry.disposition !== "empty") continue;
          if (entry.path.startsWith("/usr/")) continue;
          const parent = byPath.get(parentOf(entry.path));
          if (parentOf(entry.path) !== "/") expect(parent?.disposition ?? "missing").not.toBe("omit");
        }
      }),
      { numRuns: 40 },
    );
  });

  it("are one bind for each highest shared path", () => {
    const plan = planFor(
      makeFacts({ files: [file("/opt/thing/bin/x"), file("/opt/other/y", { package: null })] }),
      {
        dispositions: { "/srv/data": "shared", "/srv/data/deep": "shared", "/var/cache/big": "tmpfs" },
      },
    );
    const own = plan.mounts.filter(({ target }) => !target.startsWith("/.sandboxcontainer"));
    expect(own.map(({ kind, target }) => `${kind} ${target}`)).toEqual([
      "root /",
      "tmpfs /dev/shm",
      "bind /opt/thing",
      "tmpfs /run",
      "bind /srv/data",
      "tmpfs /tmp",
      "bind /usr",
      "tmpfs /var/cache/big",
    ]);
  });
});

function innermost(plan: Plan, path: string): Plan["mounts"][number] | undefined {
  return plan.mounts.filter(({ target }) => isWithin(path, target)).at(-1);
}
