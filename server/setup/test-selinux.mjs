import { join } from "node:path";
import { countVitest, formatCounts } from "./lib/count-results.mjs";
import { ensureNodeModules } from "./lib/ensure-node-modules.mjs";
import { installSystemPackages } from "./lib/install-system-packages.mjs";
import { vitestArguments } from "./lib/quality-checks.mjs";
import { requireRoot } from "./lib/require-root.mjs";
import { root } from "./lib/root.mjs";
import { run } from "./lib/run.mjs";
import { runMain } from "./lib/run-main.mjs";
import { runPhase } from "./lib/run-phase.mjs";
import { Stop } from "./lib/stop.mjs";
import { tool } from "./lib/tool.mjs";

/**
 * `npm run test:selinux`: builds or takes from the cache a virtual Debian that enforces SELinux, boots it, runs the
 * policy tests against it and switches it off. Closes with one line, the sum of the tests.
 */
await runMain(async () => {
  requireRoot("npm run test:selinux");
  process.umask(0o022);
  await installSystemPackages(["selinux"]);
  await ensureNodeModules();
  await startHost();
  try {
    const { counts } = await runPhase(policyTests());
    process.stdout.write(`${formatCounts(counts)}\n`);
    return counts.failed === 0 ? 0 : 1;
  } finally {
    await host("down");
  }
});

async function startHost() {
  if ((await host("status")).code === 0) {
    throw new Stop(
      "The enforcing host runs already, and its state is unknown: the tests need a fresh one.",
      "npm run host -- down",
    );
  }
  const { code, output } = await host("up");
  if (code === 0) return;
  await host("down");
  throw new Stop(`The enforcing host did not start:\n${output.trim().slice(-3000)}`);
}

/** @param {string} verb */
function host(verb) {
  return run(tool("tsx"), [join(root, "e2e/vm/main.ts"), verb], { show: verb !== "status" });
}

/** @returns {import("./lib/run-phase.mjs").Phase} */
function policyTests() {
  const report = join(root, ".build", "report", "selinux.json");
  return {
    name: "selinux tests",
    file: tool("vitest"),
    args: vitestArguments("selinux", report),
    report,
    count: countVitest,
  };
}
