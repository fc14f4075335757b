import { ensureNodeModules } from "./lib/ensure-node-modules.mjs";
import { generateClient } from "./lib/generate-client.mjs";
import { qualityChecks, vitestArguments } from "./lib/quality-checks.mjs";
import { run } from "./lib/run.mjs";
import { runMain } from "./lib/run-main.mjs";
import { say } from "./lib/say.mjs";
import { tool } from "./lib/tool.mjs";

/** `npm run check`: everything that needs no machine, side by side; the output of what failed, then one line each. */
await runMain(async () => {
  await ensureNodeModules();
  await generateClient();
  const checks = [
    ...qualityChecks,
    { name: "unit tests", file: tool("vitest"), args: vitestArguments("unit") },
  ];
  const results = await Promise.all(checks.map(runCheck));
  for (const { name, code, output } of results) if (code !== 0) say(`\n── ${name} ──\n${output.trim()}\n`);
  for (const { name, code, seconds } of results)
    say(`${code === 0 ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
  return results.every(({ code }) => code === 0) ? 0 : 1;
});

/** @param {{ name: string, file: string, args: string[] }} check */
async function runCheck({ name, file, args }) {
  const from = Date.now();
  const { code, output } = await run(file, args);
  return { name, code, output, seconds: ((Date.now() - from) / 1000).toFixed(1) };
}
