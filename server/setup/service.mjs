import { join } from "node:path";
import { ensureNodeModules } from "./lib/ensure-node-modules.mjs";
import { requireRoot } from "./lib/require-root.mjs";
import { root } from "./lib/root.mjs";
import { run } from "./lib/run.mjs";
import { runMain } from "./lib/run-main.mjs";
import { say } from "./lib/say.mjs";
import { makeRelease } from "./lib/service/make-release.mjs";
import { Stop } from "./lib/stop.mjs";

/**
 * `npm run service -- install | remove | release`: Secure Containers as services of systemd. `release` only builds
 * .build/release, a folder that can be copied to another machine of this architecture and installed there with its own
 * `bin/node server/setup/install.mjs install`.
 */
await runMain(async () => {
  const [verb = ""] = process.argv.slice(2);
  if (!["install", "remove", "release"].includes(verb)) {
    throw new Stop(`There is no verb "${verb}".`, "npm run service -- install | remove | release");
  }
  if (verb !== "release") requireRoot(`npm run service -- ${verb}`);
  process.umask(0o022);
  if (verb === "remove") return await install(root, verb);
  await ensureNodeModules();
  const release = await makeRelease();
  if (verb === "install") return await install(release, verb);
  say(`The release is in ${release}.`);
  return 0;
});

/**
 * @param {string} place
 * @param {string} verb
 */
async function install(place, verb) {
  const script = join(place, "server", "setup", "install.mjs");
  return (await run(process.execPath, [script, verb], { show: true })).code;
}
