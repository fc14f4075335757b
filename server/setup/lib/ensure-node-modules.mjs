import { existsSync, readFileSync } from "node:fs";
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
}

/**
 * True when `ensureNodeModules` would install: node_modules is missing, or npm's own record of what is in it differs from
 * package-lock.json. Times say nothing here: npm writes one after the other, and git sets them anew.
 */
export function needsNodeModules() {
  const installed = readPackages(join("node_modules", ".package-lock.json"));
  if (installed === null) return true;
  return !isInstalled(readPackages("package-lock.json") ?? {}, installed);
}

/**
 * Whether every package that is locked is installed in that version; an optional one (of another platform) may be absent.
 * @param {Packages} locked
 * @param {Packages} installed
 */
export function isInstalled(locked, installed) {
  return Object.entries(locked).every(([path, { version, optional }]) => {
    const present = installed[path];
    return path === "" || (present === undefined ? optional === true : present.version === version);
  });
}

/**
 * @param {string} name of a lock file, relative to the checkout
 * @returns {Packages | null}
 */
function readPackages(name) {
  const path = join(root, name);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).packages : null;
}

/** @typedef {Record<string, { version?: string, optional?: boolean }>} Packages */

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
