import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { countVitest, formatCounts } from "./lib/count-results.mjs";
import { ensureNodeModules } from "./lib/ensure-node-modules.mjs";
import { installSystemPackages } from "./lib/install-system-packages.mjs";
import { startOwned } from "./lib/owned-process.mjs";
import { vitestArguments } from "./lib/quality-checks.mjs";
import { requireRoot } from "./lib/require-root.mjs";
import { root } from "./lib/root.mjs";
import { runMain } from "./lib/run-main.mjs";
import { tool } from "./lib/tool.mjs";
import { watchSignals } from "./lib/watch-signals.mjs";

/** Each has a host of its own, freshly booted. */
const suites = ["policy", "product"];
const mark = "<!-- escapes: written by npm run test:selinux -->";

/**
 * `npm run test:selinux [-- policy | product]`: builds or takes from the cache a virtual Debian that enforces SELinux, boots
 * it, runs the tests of the policy against it and switches it off, also when a signal ends it; then the same for those of
 * the installed product. Prints the table of the attempts to escape and closes with one line, the sum of the tests; a host
 * that does not start is one failure.
 */
await runMain(async () => {
  requireRoot("npm run test:selinux");
  const wanted = process.argv.length > 2 ? process.argv.slice(2) : suites;
  if (!wanted.every((suite) => suites.includes(suite))) throw new Error(`There are: ${suites.join(", ")}.`);
  process.umask(0o022);
  await installSystemPackages(["install", "selinux"]);
  await ensureNodeModules();
  const signals = watchSignals();
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const suite of wanted) {
    const counts = await runSuite(suite, signals);
    sum.passed += counts.passed;
    sum.failed += counts.failed;
    sum.skipped += counts.skipped;
    if (suite === "policy") process.stdout.write(`${readMatrix()}\n`);
    if (signals.isRaised()) break;
  }
  process.stdout.write(`${formatCounts(sum)}\n`);
  return sum.failed === 0 ? 0 : 1;
});

/**
 * @param {string} suite
 * @param {ReturnType<typeof watchSignals>} signals
 */
async function runSuite(suite, signals) {
  const report = join(root, ".build", "report", `selinux-${suite}.json`);
  rmSync(report, { force: true });
  const command = [tool("vitest"), ...vitestArguments(`selinux-${suite}`, report)];
  const tests = startOwned(`selinux tests: ${suite}`, withHost(command), { cwd: root });
  await Promise.race([tests.ended, signals.raised]);
  await tests.stop(60_000);
  const code = await tests.ended;
  const counts = existsSync(report)
    ? countVitest(JSON.parse(readFileSync(report, "utf8")))
    : { passed: 0, failed: 0, skipped: 0 };
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

/** @param {string[]} command */
function withHost(command) {
  return [process.execPath, "--import", "tsx", join(root, "e2e/vm/main.ts"), "with", ...command];
}

/** What became of every attempt to escape, as this run has written it down. */
function readMatrix() {
  const [, table = ""] = readFileSync(join(root, "SECURITY.md"), "utf8").split(mark);
  return table;
}
