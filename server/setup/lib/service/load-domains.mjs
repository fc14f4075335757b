import { existsSync } from "node:fs";
import { join } from "node:path";
import { must } from "../must.mjs";
import { say } from "../say.mjs";
import { settings } from "../settings.mjs";
import { places } from "./places.mjs";
import { policyPriority } from "./policy-priority.mjs";

/** Loads the SELinux domains of our own programs and labels their files; where the kernel has SELinux off it only says so. */
export async function loadDomains() {
  if (!existsSync("/sys/fs/selinux/enforce")) {
    say("SELinux is off: helper and web process get no domains of their own. Install again when it is on.");
    return;
  }
  say("Loading the SELinux domains of helper, web process and command …");
  await must("semodule", [
    "-X",
    policyPriority,
    "-i",
    join(places.program, "server", "policy", "sandboxcontainer_product.cil"),
  ]);
  await must("restorecon", ["-R", "-F", "--", places.program, places.command, settings.runtimeDir]);
  await must("restorecon", ["-F", "--", settings.stateDir, join(settings.stateDir, "containers")]);
}
