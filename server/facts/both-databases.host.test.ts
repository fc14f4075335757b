import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const source = join(root, "../shared/data/rpmdb/mariner-2/rpmdb.sqlite");
const isThere = existsSync(source);
if (!isThere) console.log(`skipped: ${source} is not here`);

/** What the facts stage says on a host where dpkg and rpm both have packages. */
const script = `
import { gatherFacts } from "@/server/facts/gather-facts";
import { inspectExecutable } from "@/server/facts/inspect-executable";
import { openPackageDatabases } from "@/server/facts/open-package-database";
const pick = async (executable, packageDb) => {
  const { packageDb: used, executable: program, files } = await gatherFacts({ executable, packageDb });
  return [used, program.package, program.onHost, files.find(({ path }) => path === executable)?.onHost];
};
console.log(JSON.stringify({
  kinds: (await openPackageDatabases()).map(({ kind }) => kind),
  nginx: await pick("/usr/sbin/nginx"),
  bash: await pick("/usr/bin/bash"),
  bashByRpm: await pick("/usr/bin/bash", "rpm"),
  item: (await inspectExecutable("/usr/bin/openssl")).item?.packageDb,
}));`;

describe.skipIf(!isThere)("a host with both databases", () => {
  const directory = mkdtempSync(join(tmpdir(), "rpmdb-"));
  beforeAll(() => {
    cpSync(source, join(directory, "rpmdb.sqlite"));
    mkdirSync("/var/lib/rpm", { recursive: true });
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  it("takes the one that owns the program, or the one asked for", async () => {
    const node = [process.execPath, "--import", "tsx", "--input-type=module", "-e", script];
    const { stdout } = await execa(
      "unshare",
      ["--mount", "sh", "-c", 'mount --bind "$0" /var/lib/rpm && exec "$@"', directory, ...node],
      { cwd: root },
    );
    expect(JSON.parse(stdout)).toEqual({
      kinds: ["dpkg", "rpm"],
      nginx: ["dpkg", "nginx", true, true],
      bash: ["dpkg", "bash", true, true],
      bashByRpm: ["rpm", "bash", true, true],
      item: "dpkg",
    });
  });
});
