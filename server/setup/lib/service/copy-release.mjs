import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../root.mjs";
import { say } from "../say.mjs";
import { Stop } from "../stop.mjs";
import { launchers } from "./launchers.mjs";
import { places } from "./places.mjs";

/** Copies the release that this script is part of to its place, with the start scripts; whole or not at all. */
export function copyRelease() {
  if (!existsSync(join(root, "bin", "node"))) {
    throw new Stop(`${root} is no release.`, "npm run service -- install, from the checkout");
  }
  const staging = `${places.program}.new`;
  say(`Copying the programs to ${places.program} …`);
  rmSync(staging, { recursive: true, force: true });
  const { status, stderr } = spawnSync("cp", ["-R", "--", root, staging], { encoding: "utf8" });
  if (status !== 0) throw new Stop(`The programs could not be copied: ${stderr.trim()}`);
  for (const [name, text] of Object.entries(launchers(places.node))) {
    writeFileSync(join(staging, "bin", name), text, { mode: 0o755 });
  }
  chmodSync(join(staging, "bin", "node"), 0o755);
  const old = `${places.program}.old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(places.program)) renameSync(places.program, old);
  renameSync(staging, places.program);
  rmSync(old, { recursive: true, force: true });
  linkCommand();
}

/** The command on everybody's path: never over something that is not ours. */
function linkCommand() {
  const script = `#!/bin/sh\n${commandMark}\nexec '${join(places.program, "bin", "sandboxcontainer")}' "$@"\n`;
  const isThere = lstatSync(places.command, { throwIfNoEntry: false }) !== undefined;
  if (isThere && !readFileSync(places.command, "utf8").includes("# Secure Containers:")) {
    say(
      `${places.command} is not ours and stays as it is; the command is ${places.program}/bin/sandboxcontainer.`,
    );
    return;
  }
  writeFileSync(places.command, script, { mode: 0o755 });
}

const commandMark = "# Secure Containers: the installed command. Written by its installation.";
