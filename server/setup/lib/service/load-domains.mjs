import { existsSync } from "node:fs";
import { join } from "node:path";
import { run } from "../run.mjs";
import { say } from "../say.mjs";
import { settings } from "../settings.mjs";
import { Stop } from "../stop.mjs";
import { places } from "./places.mjs";

/** Loads the SELinux domains of our own programs and labels their files; nothing where the kernel has SELinux off. */
export async function loadDomains() {
  if (!existsSync("/sys/fs/selinux/enforce")) return;
  say("Loading the SELinux domains of helper, web process and command …");
  await must("semodule", [
    "-X",
    priority,
    "-i",
    join(places.program, "server", "policy", "sandboxcontainer_product.cil"),
  ]);
  await must("restorecon", ["-R", "-F", "--", places.program, places.command, settings.runtimeDir]);
  await must("restorecon", ["-F", "--", settings.stateDir, join(settings.stateDir, "containers")]);
}

/** Above the distribution's modules, which are at 100 (semodule(8)). */
const priority = "400";

/**
 * @param {string} file
 * @param {string[]} args
 */
async function must(file, args) {
  const { code, output } = await run(file, args, { cwd: "/" });
  if (code !== 0) throw new Stop(`${file} ${args.join(" ")} failed: ${output.trim()}`);
}
