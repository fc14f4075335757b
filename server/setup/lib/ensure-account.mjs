import { readFileSync } from "node:fs";
import { run } from "./run.mjs";
import { say } from "./say.mjs";
import { Stop } from "./stop.mjs";

export const webUser = "sandboxcontainer";

/** Creates the system user and group of the web process when missing. */
export async function ensureAccount() {
  const isKnown = (file) => readFileSync(file, "utf8").includes(`\n${webUser}:`);
  if (isKnown("/etc/passwd")) return;
  say(`Creating the system user ${webUser}: the web process runs as it.`);
  const group = isKnown("/etc/group") ? ["--gid", webUser] : ["--user-group"];
  const { code, output } = await run("useradd", [
    "--system",
    ...group,
    "--no-create-home",
    "--home-dir",
    "/nonexistent",
    "--shell",
    "/usr/sbin/nologin",
    webUser,
  ]);
  if (code !== 0) throw new Stop(`useradd ${webUser} failed: ${output.trim()}`);
}
