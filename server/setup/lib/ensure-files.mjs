import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { say } from "./say.mjs";
import { settings } from "./settings.mjs";

/**
 * Creates the directories (their modes are set again when they exist) and the PAM service file when missing. The state directory may be crossed but not listed:
 * a container with a user namespace reaches its root through it as another user.
 */
export function ensureFiles() {
  ensureDirectory(settings.stateDir, 0o711);
  ensureDirectory(join(settings.stateDir, "containers"), 0o711);
  ensureDirectory(settings.runtimeDir, 0o755);
  if (existsSync(pamFile) || !existsSync("/etc/pam.d")) return;
  say(`Writing ${pamFile}: sign-in asks the same as this system's own login.`);
  writeFileSync(pamFile, existsSync("/etc/pam.d/common-auth") ? debianPam : fedoraPam, { mode: 0o644 });
}

/**
 * @param {string} path
 * @param {number} mode
 */
function ensureDirectory(path, mode) {
  mkdirSync(path, { recursive: true });
  chmodSync(path, mode);
}

const pamFile = "/etc/pam.d/sandboxcontainer";
const debianPam = "@include common-auth\n@include common-account\n";
const fedoraPam =
  "auth     substack system-auth\nauth     include  postlogin\naccount  include  system-auth\n";
