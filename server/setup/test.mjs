import { existsSync } from "node:fs";
import { join } from "node:path";
import { countPlaywright, countVitest, formatCounts } from "./lib/count-results.mjs";
import { ensureAccount } from "./lib/ensure-account.mjs";
import { ensureFiles } from "./lib/ensure-files.mjs";
import { ensureLibvirt } from "./lib/ensure-libvirt.mjs";
import { ensureNodeModules } from "./lib/ensure-node-modules.mjs";
import { generateClient } from "./lib/generate-client.mjs";
import { installSystemPackages } from "./lib/install-system-packages.mjs";
import { qualityChecks, vitestArguments } from "./lib/quality-checks.mjs";
import { requireRoot } from "./lib/require-root.mjs";
import { root } from "./lib/root.mjs";
import { runMain } from "./lib/run-main.mjs";
import { runPhase } from "./lib/run-phase.mjs";
import { say } from "./lib/say.mjs";
import { tool } from "./lib/tool.mjs";

/**
 * `npm test`: installs what is missing (without starting its services) and runs every check and test on this machine,
 * a failed one not stopping the next. Closes with one line, the sum of all tests. Libvirt is started when none
 * answers, and ended again.
 */
await runMain(async () => {
  requireRoot("npm test");
  process.umask(0o022);
  await installSystemPackages(["install", "run", "test"]);
  await ensureNodeModules();
  await generateClient();
  await ensureAccount();
  ensureFiles();
  const libvirt = await ensureLibvirt();
  /** @type {import("./lib/run-phase.mjs").PhaseResult[]} */
  const results = [];
  try {
    for (const phase of phases()) results.push(await runPhase(phase));
  } finally {
    await libvirt.stop();
  }
  return conclude(results);
});

/** @returns {import("./lib/run-phase.mjs").Phase[]} */
function phases() {
  return [
    ...qualityChecks,
    vitestPhase("unit tests", "unit"),
    vitestPhase("host tests", "host"),
    { name: "build", file: process.execPath, args: [join(root, "server/setup/build.mjs")] },
    ...(existsSync(join(root, "e2e/playwright.config.ts")) ? [browserPhase()] : []),
  ];
}

/**
 * @param {string} name
 * @param {"unit" | "host"} project
 * @returns {import("./lib/run-phase.mjs").Phase}
 */
function vitestPhase(name, project) {
  const report = join(root, ".build", "report", `${project}.json`);
  return { name, file: tool("vitest"), args: vitestArguments(project, report), report, count: countVitest };
}

/** @returns {import("./lib/run-phase.mjs").Phase} */
function browserPhase() {
  const report = join(root, ".build", "report", "browser.json");
  return {
    name: "browser tests",
    file: tool("playwright"),
    args: ["test", "--config", "e2e/playwright.config.ts", "--reporter=list,json"],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    report,
    count: countPlaywright,
  };
}

/** @param {import("./lib/run-phase.mjs").PhaseResult[]} results */
function conclude(results) {
  say("");
  for (const { name, counts, seconds, log } of results) {
    const verdict = counts.failed === 0 ? "ok    " : "FAILED";
    const tests = counts.passed + counts.failed > 0 ? `: ${formatCounts(counts)}` : "";
    say(`${verdict} ${name}${tests} (${seconds} s, ${log})`);
  }
  const sum = (key) => results.reduce((total, { counts }) => total + counts[key], 0);
  const total = { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") };
  process.stdout.write(`${formatCounts(total)}\n`);
  return total.failed === 0 ? 0 : 1;
}
