import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { absolutePathSchema } from "@/server/contract/absolute-path";
import { openRpmDatabase } from "@/server/host/rpm-database";
import { runCommand } from "@/server/host/run-command";
import { toUsrForm } from "@/server/host/usr-form";
import { gatherFacts } from "./gather-facts";

const source = fileURLToPath(new URL("../../../shared/data/rpmdb/mariner-2/rpmdb.sqlite", import.meta.url));
const isThere = existsSync(source);
if (!isThere) console.log(`skipped: ${source} is not here`);

describe.skipIf(!isThere)("the rpm database of another machine", () => {
  const dbPath = mkdtempSync(join(tmpdir(), "rpmdb-"));
  beforeAll(() => cpSync(source, join(dbPath, "rpmdb.sqlite")));
  afterAll(() => rmSync(dbPath, { recursive: true }));
  const ask = async (...args: string[]): Promise<string[]> =>
    (await runCommand("rpm", ["--dbpath", dbPath, ...args])).trim().split("\n");
  const gather = (path: string) => gatherFacts({ executable: absolutePathSchema.parse(path) }, { dbPath });

  it("has the packages and files that rpm lists", async () => {
    const database = await openRpmDatabase(dbPath);
    expect([...(database?.packages.keys() ?? [])].sort()).toEqual(
      (await ask("-qa", "--qf", "%{NAME}\\n")).sort(),
    );
    const files = await database?.filesOf(["bash", "filesystem"]);
    expect(files?.map(({ path }) => path)).toEqual((await ask("-ql", "bash", "filesystem")).map(toUsrForm));
    const owners = await database?.ownersOf(["/usr/bin/bash", "/bin/bash", "/etc", "/nowhere"]);
    expect(owners?.get("/usr/bin/bash")).toEqual(["bash"]);
    expect(owners?.get("/bin/bash")).toEqual(["bash"]);
    expect(owners?.get("/etc")?.length).toBeGreaterThan(1);
    expect(owners?.get("/nowhere")).toEqual([]);
  });

  it("follows requirements to what provides them, paths included", async () => {
    const facts = await gather("/usr/bin/bash");
    const names = facts.packages.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["bash", "glibc", "readline", "coreutils", "grep"]));
    expect(names).not.toContain("tdnf");
  });

  it("takes facts from the database alone", async () => {
    const facts = await gather("/bin/sh");
    expect(facts.executable).toMatchObject({
      path: "/bin/sh",
      links: [{ from: "/usr/bin/sh", to: "bash" }],
      resolved: "/usr/bin/bash",
      onHost: false,
      package: "bash",
      size: 976424,
    });
    expect(facts.packageDb).toBe("rpm");
    expect(facts.units).toEqual([]);
    expect(facts.files.find(({ path }) => path === "/etc/bash.bashrc")).toMatchObject({
      onHost: false,
      size: 1217,
    });
    expect(facts.files.filter(({ onHost }) => onHost)).toEqual([]);
  });

  it("knows companions by their source package", async () => {
    const facts = await gather("/usr/bin/openssl");
    const found = facts.packages.filter(({ role }) => role === "companion").map(({ name }) => name);
    expect(found).toContain("openssl-libs");
  });

  it("refuses what it does not own", async () => {
    await expect(gather("/usr/sbin/nginx")).rejects.toMatchObject({ code: "package_not_found" });
  });
});
