import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { handPlan } from "@/server/build/testing/hand-plan";
import { applyMigrations } from "./apply-migrations";
import { openStore, type Store } from "./open-store";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sc-store-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe("migrations", () => {
  const path = () => join(folder, "test.db");
  const write = (name: string, sql: string) => {
    mkdirSync(join(folder, "migrations", name), { recursive: true });
    writeFileSync(join(folder, "migrations", name, "migration.sql"), sql);
  };
  const apply = () => applyMigrations(path(), join(folder, "migrations"));

  it("are applied once, in the order of their names", () => {
    write("0002_b", "ALTER TABLE a ADD COLUMN y TEXT;");
    write("0001_a", "CREATE TABLE a (x TEXT); CREATE INDEX i ON a (x);");
    expect(apply()).toEqual(["0001_a", "0002_b"]);
    expect(apply()).toEqual([]);
    write("0003_c", "CREATE TABLE c (x TEXT);");
    expect(apply()).toEqual(["0003_c"]);
  });

  it("leave nothing of one that fails half-way", () => {
    write("0001_a", "CREATE TABLE a (x TEXT); CREATE TABLE a (x TEXT);");
    expect(apply).toThrow("already exists");
    write("0001_a", "CREATE TABLE a (x TEXT);");
    expect(apply()).toEqual(["0001_a"]);
  });

  it("refuse a changed migration, and a database of a newer version", () => {
    write("0001_a", "CREATE TABLE a (x TEXT);");
    apply();
    write("0001_a", "CREATE TABLE b (x TEXT);");
    expect(apply).toThrow("was changed");
    rmSync(join(folder, "migrations", "0001_a"), { recursive: true });
    write("0000_z", "CREATE TABLE z (x TEXT);");
    expect(apply).toThrow("does not know");
  });

  it("of the product leave a table that prisma migrate reads, and a file for root only", async () => {
    const store = await openStore(path(), "prisma/migrations");
    await store.close();
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    const database = new Database(path(), { readonly: true });
    const rows = database
      .prepare("SELECT migration_name, length(checksum) AS size FROM _prisma_migrations")
      .all();
    database.close();
    expect(rows).toEqual(store.migrated.map((migration_name) => ({ migration_name, size: 64 })));
  });
});

describe("registry of pairs", () => {
  let store: Store;

  beforeEach(async () => {
    store = await openStore(join(folder, "test.db"), "prisma/migrations");
  });

  afterEach(() => store.close());

  it("gives 64 callers at once 64 pairs, two different categories each, the lower first", async () => {
    const pairs = await Promise.all(
      Array.from({ length: 64 }, (_, index) => store.pairs.reserve(`d${index}`, [], 1)),
    );
    expect(new Set(pairs.map(String)).size).toBe(64);
    expect(pairs.filter(([low, high]) => low >= high || low < 0 || high > 1023)).toEqual([]);
    expect(new Set((await store.pairs.listTaken()).map(String))).toEqual(new Set(pairs.map(String)));
  });

  it("gives no pair that the host carries, down to the last free one, and then says so", async () => {
    const all = Array.from({ length: 1024 }, (_, low) =>
      Array.from({ length: 1023 - low }, (_, index): [number, number] => [low, low + 1 + index]),
    ).flat();
    expect(all).toHaveLength(523_776);
    const [free, ...taken] = all;
    expect(await store.pairs.reserve("d1", taken, 1)).toEqual(free);
    await expect(store.pairs.reserve("d2", taken, 1)).rejects.toMatchObject({ code: "no_pair_free" });
    await store.pairs.release("d1", 2);
    expect(await store.pairs.reserve("d2", taken, 3)).toEqual(free);
  }, 60_000);

  it("remembers whose a pair was when its container is gone", async () => {
    const pair = await store.pairs.reserve("d1", [], 1000);
    const plan = handPlan("web1");
    const label = { ...plan.label, pair };
    const build = { draftId: "d1", jobId: "j1", planHash: "", owner: "ann", at: 2000 };
    await store.containers.begin({ ...build, plan: { ...plan, label } });
    await store.containers.complete("web1", "d1");
    expect(await store.pairs.listHolders()).toEqual([{ name: "web1", pair, from: 1000, to: null }]);
    await store.containers.remove("web1", 3000);
    expect(await store.pairs.listHolders()).toEqual([{ name: "web1", pair, from: 1000, to: 3000 }]);
    expect(await store.pairs.listTaken()).toEqual([]);
  });

  it("sets free what a crash left without a draft", async () => {
    await store.pairs.reserve("lost", [], 1);
    await store.pairs.releaseAbandoned(2);
    expect(await store.pairs.listTaken()).toEqual([]);
  });
});

describe("activity", () => {
  it("is listed newest first, page by page, and pruned from the oldest", async () => {
    const store = await openStore(join(folder, "test.db"), "prisma/migrations");
    for (const container of ["a", "b", "a", "b", "a"]) {
      await store.activity.open({ at: 1, actor: "ann", action: "x", container, detail: "" });
    }
    const first = await store.activity.list({ before: null, limit: 2, container: null });
    const second = await store.activity.list({ before: first[1]?.id ?? 0, limit: 9, container: null });
    expect([...first, ...second].map(({ id }) => id)).toEqual([5, 4, 3, 2, 1]);
    expect(
      (await store.activity.list({ before: null, limit: 9, container: "b" })).map(({ id }) => id),
    ).toEqual([4, 2]);
    await store.activity.prune(2);
    expect(
      (await store.activity.list({ before: null, limit: 9, container: null })).map(({ id }) => id),
    ).toEqual([5, 4]);
    await store.close();
  });
});
