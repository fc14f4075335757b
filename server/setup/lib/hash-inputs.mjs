import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

/**
 * SHA-256 over the names and contents of files, those below named directories included, tests and generated code
 * apart. Names that do not exist count as absent.
 * @param {readonly string[]} names relative to the checkout
 */
export function hashInputs(names) {
  const hash = createHash("sha256");
  for (const file of names.flatMap(listFiles).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

/**
 * @param {string} name
 * @returns {string[]}
 */
function listFiles(name) {
  const path = join(root, name);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [name];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !ignored.test(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? listFiles(join(name, entry.name)) : [join(name, entry.name)]));
}

const ignored = /^(generated|fixtures|golden)$|\.test\.tsx?$/;
