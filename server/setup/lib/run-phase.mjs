import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./root.mjs";
import { run } from "./run.mjs";
import { say } from "./say.mjs";

/**
 * Runs one phase of the test run: output live and in .build/log/NAME.log, and the counts of its JSON report when it
 * has one. A phase without tests counts only when it fails; one whose report is missing has failed.
 * @param {Phase} phase
 * @returns {Promise<PhaseResult>}
 */
export async function runPhase({ name, file, args, report, count, env }) {
  say(`\n── ${name} ──`);
  const from = Date.now();
  if (report) rmSync(report, { force: true });
  const { code, output } = await run(file, args, { show: true, env: { ...process.env, ...env } });
  const log = join(root, ".build", "log", `${name.replaceAll(" ", "-")}.log`);
  mkdirSync(join(log, ".."), { recursive: true });
  writeFileSync(log, output);
  const counts = { passed: 0, failed: 0, skipped: 0 };
  if (report && count && existsSync(report))
    Object.assign(counts, count(JSON.parse(readFileSync(report, "utf8"))));
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return { name, counts, seconds: Math.round((Date.now() - from) / 1000), log: relative(root, log) };
}

/**
 * @typedef {{
 *   name: string, file: string, args: string[], env?: Record<string, string>, report?: string,
 *   count?: (report: any) => import("./count-results.mjs").Counts,
 * }} Phase
 * @typedef {{ name: string, counts: import("./count-results.mjs").Counts, seconds: number, log: string }} PhaseResult
 */
