import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { must } from "../must.mjs";
import { settings } from "../settings.mjs";
import { policyPriority } from "./policy-priority.mjs";

/**
 * Takes the SELinux domains of our own programs away, where SELinux is on. The way to the containers had a type of theirs,
 * which the kernel then takes for unlabeled_t, and libvirt may not pass that: the two directories get the label that the
 * host gives them without us. What is in the containers keeps its own, which their own modules say. Throws Stop.
 */
export async function unloadDomains() {
  if (!existsSync("/sys/fs/selinux/enforce")) return;
  if (isLoaded()) await must("semodule", ["-X", policyPriority, "-r", name]);
  const way = [settings.stateDir, join(settings.stateDir, "containers")].filter((path) => existsSync(path));
  if (way.length > 0) await must("restorecon", ["-F", "--", ...way]);
}

const name = "sandboxcontainer_product";

/** In the store itself: semodule's list does not always reach who asks for it (see list-policy-modules.ts). */
function isLoaded() {
  const stores = ["/var/lib/selinux", "/etc/selinux"].filter((path) => existsSync(path));
  return stores
    .flatMap((path) => readdirSync(path).map((policy) => join(path, policy)))
    .some((store) => existsSync(join(store, "active", "modules", policyPriority, name)));
}
