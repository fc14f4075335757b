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

const project = process.argv[2] === "product" ? "selinux-product" : "selinux";
const report = join(root, ".build", "report", "selinux.json");
const mark = "<!-- escapes: written by npm run test:selinux -->";

/**
 * `npm run test:selinux` (the policy) and `npm run test:selinux:product` (the installed product): builds or takes from the
 * cache a virtual Debian that enforces SELinux, boots it, runs the tests against it and switches it off, also when a signal
 * ends it. Prints the table of the attempts to escape and closes with one line, the sum of the tests; a host that does not
 * start is one failure.
 */
await runMain(async () => {
  requireRoot("npm run test:selinux");
  process.umask(0o022);
  await installSystemPackages(["install", "selinux"]);
  await ensureNodeModules();
  rmSync(report, { force: true });
  const signals = watchSignals();
  const tests = startOwned("selinux tests", withHost([tool("vitest"), ...vitestArguments(project, report)]), {
    cwd: root,
  });
  await Promise.race([tests.ended, signals.raised]);
  await tests.stop(60_000);
  return conclude(await tests.ended);
});

/** @param {string[]} command */
function withHost(command) {
  return [process.execPath, "--import", "tsx", join(root, "e2e/vm/main.ts"), "with", ...command];
}

/** @param {number} code */
function conclude(code) {
  const counts = existsSync(report)
    ? countVitest(JSON.parse(readFileSync(report, "utf8")))
    : { passed: 0, failed: 0, skipped: 0 };
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  process.stdout.write(`${project === "selinux" ? `${readMatrix()}\n` : ""}${formatCounts(counts)}\n`);
  return counts.failed === 0 ? 0 : 1;
}

/** What became of every attempt to escape, as this run has written it down. */
function readMatrix() {
  const [, table = ""] = readFileSync(join(root, "SECURITY.md"), "utf8").split(mark);
  return table;
}
