import { describe, expect, it } from "vitest";
import { openDpkgDatabase } from "./dpkg-database";
import { runCommand } from "./run-command";
import { toUsrForm } from "./usr-form";

const lines = async (file: string, args: string[]): Promise<string[]> =>
  (await runCommand(file, args)).split("\n").filter((line) => line.trim() !== "");

/** A field of dpkg-query --showformat. */
const field = (name: string): string => `\${${name}}`;

describe("openDpkgDatabase", () => {
  it("has the packages that dpkg-query lists", async () => {
    const database = await openDpkgDatabase();
    const listed = await lines("dpkg-query", [
      "-W",
      "-f",
      `${field("db:Status-Abbrev")}${field("Package")} ${field("Version")}\n`,
    ]);
    const installed = listed.filter((line) => /^.[iUFWt]/.test(line)).map((line) => line.slice(3).trim());
    const found = [...(database?.packages.values() ?? [])].map(({ name, version }) => `${name} ${version}`);
    expect(found.sort()).toEqual(installed.sort());
  });

  it("has the files that dpkg lists", async () => {
    const database = await openDpkgDatabase();
    for (const name of ["nginx-common", "redis-tools", "coreutils"]) {
      const listed = (await lines("dpkg", ["-L", name])).filter(
        (path) => path.startsWith("/") && path !== "/.",
      );
      const files = await database?.filesOf([name]);
      expect(files?.map(({ path }) => path)).toEqual(listed.map(toUsrForm));
    }
  });

  it("names the owner that dpkg names", async () => {
    const database = await openDpkgDatabase();
    const owners = await database?.ownersOf([
      "/usr/sbin/nginx",
      "/lib/systemd/system/nginx.service",
      "/nowhere",
    ]);
    expect(owners?.get("/usr/sbin/nginx")).toEqual([
      (await lines("dpkg", ["-S", "/usr/sbin/nginx"]))[0]?.split(":")[0],
    ]);
    expect(owners?.get("/lib/systemd/system/nginx.service")).toEqual(["nginx-common"]);
    expect(owners?.get("/nowhere")).toEqual([]);
  });

  it("knows conffiles as dpkg does", async () => {
    const database = await openDpkgDatabase();
    const listed = await lines("dpkg-query", ["-W", "-f", `${field("Conffiles")}\n`, "nginx-common"]);
    const expected = listed.flatMap((line) => /^ (\S+)/.exec(line)?.[1] ?? []);
    const flagged = (await database?.filesOf(["nginx-common"]))?.filter(({ flags }) =>
      flags.includes("config"),
    );
    expect(flagged?.map(({ path }) => path).sort()).toEqual(expected.sort());
  });

  it("is read once while nothing changes, and is null where there is none", async () => {
    expect(await openDpkgDatabase()).toBe(await openDpkgDatabase());
    expect(await openDpkgDatabase("/nowhere")).toBeNull();
  });
});
