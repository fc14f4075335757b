import { join } from "node:path";
import { ensureFiles } from "./lib/ensure-files.mjs";
import { ensureLibvirt } from "./lib/ensure-libvirt.mjs";
import { ensureNodeModules } from "./lib/ensure-node-modules.mjs";
import { generateClient } from "./lib/generate-client.mjs";
import { installSystemPackages } from "./lib/install-system-packages.mjs";
import { startOwned } from "./lib/owned-process.mjs";
import { requireFreePort } from "./lib/require-free-port.mjs";
import { requireRoot } from "./lib/require-root.mjs";
import { root } from "./lib/root.mjs";
import { runMain } from "./lib/run-main.mjs";
import { say } from "./lib/say.mjs";
import { settings } from "./lib/settings.mjs";
import { tool } from "./lib/tool.mjs";
import { watchSignals } from "./lib/watch-signals.mjs";

/** `npm run dev`: helper and web from the sources, restarted (helper) or replaced (pages) at every change, both as root. */
await runMain(async () => {
  requireRoot("npm run dev");
  await requireFreePort();
  await installSystemPackages(["install", "run"]);
  await ensureNodeModules();
  await generateClient();
  ensureFiles();
  const signals = watchSignals();
  const libvirt = await ensureLibvirt();
  const env = { ...process.env, NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" };
  const start = (name, args) => startOwned(name, [tool("tsx"), ...args], { env, cwd: root });
  const helper = start("helper", ["watch", "--clear-screen=false", join(root, "server/main.ts")]);
  const web = start("web", [join(root, "server/web/main.ts")]);
  say(
    `http://${settings.listen}:${settings.port}: sign in, or \`npm run -s sandboxcontainer -- login-link\``,
  );
  const code = await Promise.race([signals.raised, helper.ended, web.ended]);
  for (const owned of [web, helper, libvirt]) await owned.stop();
  return code;
});
