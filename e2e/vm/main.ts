import { spawnSync } from "node:child_process";
import { sshArguments } from "./ask-host";
import { buildDisk } from "./build-disk";
import { hostPaths } from "./host-paths";
import { lockHost } from "./lock-host";
import { readHostPid } from "./read-host-pid";
import { runWithHost } from "./run-with-host";
import { startHost } from "./start-host";
import { stopHost } from "./stop-host";

/**
 * `npm run host -- up | status | ssh [COMMAND …] | down | with COMMAND …`: the enforcing host by hand. status: exit code
 * 0 when it is up. with: starts a host for one command and ends it.
 */
async function main([verb, ...rest]: string[]): Promise<number> {
  if (verb === "up") return await up();
  if (verb === "down") return await down();
  if (verb === "status") return readHostPid() === null ? 1 : 0;
  if (verb === "ssh") return enter(rest);
  if (verb === "with" && rest.length > 0) return await runWithHost(rest);
  process.stderr.write("usage: npm run host -- up | status | ssh [COMMAND …] | down | with COMMAND …\n");
  return 2;
}

async function up(): Promise<number> {
  const lock = await lockHost();
  const signal = new AbortController().signal;
  if (readHostPid() === null) await startHost(await buildDisk(signal), signal);
  process.stderr.write(`The enforcing host is up; its console: ${hostPaths.console}\n`);
  lock.release();
  return 0;
}

async function down(): Promise<number> {
  await stopHost();
  return 0;
}

function enter(command: string[]): number {
  if (readHostPid() === null) {
    process.stderr.write("The enforcing host is not up.\nfix: npm run host -- up\n");
    return 1;
  }
  return spawnSync("ssh", [...sshArguments(), ...command], { stdio: "inherit" }).status ?? 1;
}

process.exitCode = await main(process.argv.slice(2));
