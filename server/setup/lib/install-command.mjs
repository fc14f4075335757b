import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";
import { say } from "./say.mjs";

/**
 * Writes /usr/local/bin/sandboxcontainer, which runs the command from this checkout. Only for an installation with the
 * default directories, because the command looks there; never over a file that is not such a script.
 */
export function installCommand() {
  if (process.env.SC_STATE_DIR !== undefined || process.env.SC_RUNTIME_DIR !== undefined) return;
  const script = `#!/bin/sh\n${mark}\nexec '${process.execPath}' '${join(root, "server/setup/command.mjs")}' "$@"\n`;
  const present = existsSync(path) ? readFileSync(path, "utf8") : null;
  if (
    present === script ||
    (present !== null && !present.includes(mark)) ||
    /'/.test(root + process.execPath)
  )
    return;
  say(`Writing ${path}: the command, run from this checkout.`);
  writeFileSync(path, script, { mode: 0o755 });
}

const path = "/usr/local/bin/sandboxcontainer";
const mark = "# Secure Containers: runs the command from its checkout. Written by npm start.";
