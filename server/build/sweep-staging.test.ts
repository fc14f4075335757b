import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { sweepStaging } from "./sweep-staging";

let stateDir: string;
beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), "sc-sweep-"));
});
afterEach(() => rmSync(stateDir, { recursive: true }));

const isOver = (jobId: string) => Promise.resolve(jobId.startsWith("over"));

it("removes what jobs left that are over, and nothing of others, of other names, or behind a link", async () => {
  make(".staging-over-1", "over-1");
  make(".staging-over-2", null);
  make(".leftover-over-1", null);
  make(".staging-over-3", "another");
  make(".staging-over-4", { not: "a mark" });
  make(".staging-going", "going");
  make(".other-over-1", "over-1");
  make("web1", "over-1");
  symlinkSync(join(stateDir, "containers/web1"), join(stateDir, "containers/.staging-over-5"));
  const swept = await sweepStaging(stateDir, isOver);
  const names = [".leftover-over-1", ".staging-over-1", ".staging-over-2"];
  expect(swept.sort()).toEqual(names.map((name) => join(stateDir, "containers", name)));
  expect(readdirSync(join(stateDir, "containers")).sort()).toEqual(
    [
      ".other-over-1",
      ".staging-going",
      ".staging-over-3",
      ".staging-over-4",
      ".staging-over-5",
      "web1",
    ].sort(),
  );
  expect(readdirSync(join(stateDir, "containers/web1"))).toEqual(["file", "owner.json"]);
});

it("has nothing to do before the first container", async () => {
  expect(await sweepStaging(stateDir, isOver)).toEqual([]);
});

function make(name: string, owner: string | object | null): void {
  const folder = join(stateDir, "containers", name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "file"), "");
  const mark = typeof owner === "string" ? { job: owner, uuid: "u" } : owner;
  if (mark !== null) writeFileSync(join(folder, "owner.json"), JSON.stringify(mark));
}
