import { pathToFileURL } from "node:url";
import { buildCommand } from "./lib/build-command.mjs";
import { ensureNodeModules } from "./lib/ensure-node-modules.mjs";
import { runMain } from "./lib/run-main.mjs";

/**
 * `npm run -s sandboxcontainer -- …`: the command from the sources, built anew when they changed. What the preparation
 * has to say goes to standard error.
 */
await runMain(async () => {
  await ensureNodeModules();
  await import(pathToFileURL(await buildCommand()).href);
  return Number(process.exitCode ?? 0);
});
