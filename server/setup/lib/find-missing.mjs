import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * The needs that `exists` cannot confirm, in their order.
 * @param {readonly import("./system-needs.mjs").Need[]} needs
 * @param {readonly string[]} phases
 * @param {(file: string) => boolean} [exists]
 */
export function findMissing(needs, phases, exists = isInstalled) {
  return needs.filter(({ phase, files }) => phases.includes(phase) && !files.some(exists));
}

/** @param {string} file */
function isInstalled(file) {
  if (!file.startsWith("/")) return systemDirectories.some((directory) => existsSync(join(directory, file)));
  return expand("/", file.slice(1).split("/")).length > 0;
}

const systemDirectories = ["/usr/sbin", "/usr/bin", "/sbin", "/bin"];

/**
 * The paths that exist below `base` for the components, `*` standing for any one of them.
 * @param {string} base
 * @param {string[]} components
 * @returns {string[]}
 */
function expand(base, [first, ...rest]) {
  if (first === undefined) return [base];
  if (!existsSync(base)) return [];
  const names = first === "*" ? readdirSync(base) : [first];
  return names
    .map((name) => join(base, name))
    .filter(existsSync)
    .flatMap((path) => (rest.length > 0 ? expand(path, rest) : [path]));
}
