import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PackageRecord } from "@/server/host/package-database";
import { relatePackages } from "./related-packages";

const record = (id: string, source: string, needs: string[]): [string, PackageRecord] => [
  id,
  { id, name: id, version: "1", architecture: "all", summary: "", source, installedAt: null, needs },
];

describe("relatePackages", () => {
  const packages = new Map([
    record("web-bin", "web", ["libc"]),
    record("web", "web", ["web-bin", "web-data", "cron"]),
    record("web-data", "web", []),
    record("web-doc", "web", []),
    record("plugin", "plugin", ["web-bin"]),
    record("cron", "cron", ["libc"]),
    record("libc", "libc", ["libgcc"]),
    record("libgcc", "gcc", ["libc"]),
  ]);

  it("takes what the distribution split, above and below the owner, and closes over what those need", () => {
    const roles = relatePackages("web-bin", packages).map(({ id, role }) => `${id} ${role}`);
    expect(roles.sort()).toEqual([
      "cron dependency",
      "libc dependency",
      "libgcc dependency",
      "web companion",
      "web-bin owner",
      "web-data companion",
    ]);
  });

  it("gives each package once, whatever needs what", () => {
    const id = fc.constantFrom("a", "b", "c", "d", "e");
    const graph = fc.dictionary(id, fc.record({ source: fc.constantFrom("s", "t"), needs: fc.array(id) }));
    fc.assert(
      fc.property(graph, id, (made, owner) => {
        const known = new Map(
          Object.entries(made).map(([name, { source, needs }]) => record(name, source, needs)),
        );
        const found = relatePackages(owner, known);
        expect(new Set(found.map((one) => one.id)).size).toBe(found.length);
        expect(found.filter(({ role }) => role === "owner").length).toBe(known.has(owner) ? 1 : 0);
        const companions = found.filter(({ role }) => role === "companion");
        const sources = new Set(companions.map((one) => known.get(one.id)?.source));
        sources.delete(known.get(owner)?.source);
        expect([...sources]).toEqual([]);
      }),
    );
  });
});
