import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.mjs";
import { generateClient } from "./generate-client.mjs";
import { root } from "./root.mjs";
import { run } from "./run.mjs";
import { say } from "./say.mjs";
import { Stop } from "./stop.mjs";
import { tool } from "./tool.mjs";
import { whenChanged } from "./when-changed.mjs";

/**
 * Builds what `npm start` runs: the helper and the web server (.build), the pages (.next), and .build/web-root, the few
 * files that the web process needs besides. What did not change since the last time is not built again.
 */
export async function buildProduct() {
  await generateClient();
  await whenChanged("processes", ["server", "prisma", "package-lock.json", "tsconfig.json"], async () => {
    say("Building the processes …");
    await bundle({ helper: "server/main.ts", web: "server/web/main.ts" }, { directory: "processes" });
  });
  await whenChanged("pages", pageInputs, buildPages);
}

const webFiles = ["package.json", "public", "next.config.ts"];
const pageInputs = [
  ...["app", "components", "server/contract", "server/api", "package-lock.json", "tsconfig.json"],
  ...[".postcssrc.json", ...webFiles],
];

async function buildPages() {
  say("Building the pages (next build) …");
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const { code, output } = await run(tool("next"), ["build"], { env });
  if (code !== 0) throw new Stop(`next build failed:\n${output.trim()}`);
  const webRoot = join(root, ".build", "web-root");
  rmSync(webRoot, { recursive: true, force: true });
  for (const directory of [".next", ".build", "node_modules"]) {
    mkdirSync(join(webRoot, directory), { recursive: true });
  }
  for (const name of readdirSync(root).filter((name) => webFiles.includes(name))) {
    cpSync(join(root, name), join(webRoot, name), { recursive: true });
  }
  if (!existsSync(join(root, ".next", "BUILD_ID"))) throw new Stop("next build made no .next/BUILD_ID.");
}
