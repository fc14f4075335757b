import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { run } from "../run.mjs";
import { say } from "../say.mjs";
import { settings } from "../settings.mjs";
import { places } from "./places.mjs";
import { unitFiles } from "./unit-files.mjs";
import { unloadDomains } from "./unload-domains.mjs";

/** Takes units, programs and domains away. Containers, their data, their policies and the database stay. */
export async function removeService() {
  const units = Object.keys(unitFiles({ ...places, webUser: "", runtimeDir: settings.runtimeDir }));
  await run("systemctl", ["disable", "--now", ...units], { cwd: "/" });
  for (const unit of units) rmSync(join(places.units, unit), { force: true });
  await run("systemctl", ["daemon-reload"], { cwd: "/" });
  rmSync(places.program, { recursive: true, force: true });
  if (existsSync(places.command) && readFileSync(places.command, "utf8").includes(places.program)) {
    rmSync(places.command);
  }
  await unloadDomains();
  say(`Removed. ${settings.stateDir} with the containers stays; \`virsh -c lxc:/// list --all\` shows them.`);
  return 0;
}
