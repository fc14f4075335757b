import { run } from "./run.mjs";
import { Stop } from "./stop.mjs";

/**
 * Runs one program to its end, away from any directory that it could keep busy. Throws Stop with its output when it fails.
 * @param {string} file
 * @param {readonly string[]} args
 */
export async function must(file, args) {
  const { code, output } = await run(file, args, { cwd: "/" });
  if (code !== 0) throw new Stop(`${[file, ...args].join(" ")} failed: ${output.trim()}`);
}
