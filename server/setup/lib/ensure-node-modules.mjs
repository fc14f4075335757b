import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";
import { run } from "./run.mjs";
import { say } from "./say.mjs";
import { Stop } from "./stop.mjs";

/** Runs `npm ci` when node_modules is missing or was installed from another package-lock.json. */
export async function ensureNodeModules() {
  if (!needsNodeModules()) return;
  say("Installing the npm packages (npm ci); better-sqlite3 may be compiled, which takes about a minute …");
  const { code, output } = await run("npm", ["ci", "--include=dev", "--no-fund", "--no-audit"]);
  if (code !== 0) throw new Stop(`npm ci failed:\n${shorten(output)}`, explain(output));
  writeFileSync(stampFile, hashLock());
}

/** True when `ensureNodeModules` would install. */
export function needsNodeModules() {
  const installed = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return true;
  if (existsSync(stampFile)) return readFileSync(stampFile, "utf8") !== hashLock();
  return statSync(installed).mtimeMs < statSync(join(root, "package-lock.json")).mtimeMs;
}

const stampFile = join(root, "node_modules", ".sandboxcontainer-lock");

function hashLock() {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
}

/**
 * What npm says of the error: its first lines; it ends with all its options.
 * @param {string} output
 */
function shorten(output) {
  const lines = output.split("\n").filter((line) => line.startsWith("npm error"));
  return (lines.length > 0 ? lines : output.split("\n")).slice(0, 40).join("\n");
}

/** @param {string} output */
function explain(output) {
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ENETUNREACH/.test(output)) {
    return "There is no way to the npm registry: check the network, or npm's proxy and registry settings.";
  }
  if (/SELF_SIGNED_CERT|UNABLE_TO_(?:VERIFY|GET)/.test(output)) {
    return "Node does not trust the registry's certificate: name your certificates with NODE_EXTRA_CA_CERTS=FILE.";
  }
  if (/node-gyp|gyp ERR/.test(output)) return "Install python3, make and a C++ compiler, then try again.";
  return "Read the lines above; `npm ci` in the checkout repeats it.";
}
