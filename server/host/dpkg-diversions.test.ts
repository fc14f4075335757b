import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { AbsolutePath } from "@/server/contract/absolute-path";
import { readDiversions } from "./dpkg-diversions";

const directory = mkdtempSync(join(tmpdir(), "diversions-"));
writeFileSync(
  join(directory, "diversions"),
  "/usr/bin/pg_config\n/usr/bin/pg_config.libpq-dev\npostgresql-common\n/bin/sh\n/bin/sh.distrib\n:\n",
);
afterAll(() => rmSync(directory, { recursive: true }));

describe("readDiversions", () => {
  const diversions = readDiversions(directory);
  const listers: Record<string, { name: string }[]> = {
    "/usr/bin/pg_config": [{ name: "libpq-dev" }, { name: "postgresql-common" }],
    "/usr/bin/sh": [{ name: "dash" }],
  };
  const ownersOf = (path: string) =>
    diversions.ownersOf(path, (one) => listers[one] ?? []).map(({ name }) => name);

  it("says where the file of the other package lies", () => {
    const path = "/usr/bin/pg_config" as AbsolutePath;
    expect(diversions.placeOf(path, "libpq-dev")).toBe("/usr/bin/pg_config.libpq-dev");
    expect(diversions.placeOf(path, "postgresql-common")).toBe(path);
  });

  it("gives each place its owner", () => {
    expect(ownersOf("/usr/bin/pg_config")).toEqual(["postgresql-common"]);
    expect(ownersOf("/usr/bin/pg_config.libpq-dev")).toEqual(["libpq-dev"]);
  });

  it("knows what the administrator moved, in either form of the path", () => {
    expect(ownersOf("/bin/sh")).toEqual([]);
    expect(ownersOf("/usr/bin/sh.distrib")).toEqual(["dash"]);
  });

  it("has none where there is no such file", () => {
    const none = readDiversions(join(directory, "nowhere"));
    expect(none.placeOf("/usr/bin/x" as AbsolutePath, "x")).toBe("/usr/bin/x");
  });
});
