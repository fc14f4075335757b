import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashInputs } from "./hash-inputs.mjs";
import { root } from "./root.mjs";

/**
 * Runs `work` unless it went through for the same inputs before (the hash is kept in .build).
 * @param {string} name of the product, for the hash file
 * @param {readonly string[]} inputs names relative to the checkout
 * @param {() => Promise<void>} work
 */
export async function whenChanged(name, inputs, work) {
  const stamp = join(root, ".build", `${name}.inputs`);
  const hash = hashInputs(inputs);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(join(root, ".build"), { recursive: true });
  writeFileSync(stamp, hash);
}
