import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { askHost } from "./ask-host";
import { hostPaths } from "./host-paths";

/**
 * Copies what the running host has written down (console, journal, audit log) to .build/log/enforcing-host, to be read
 * when it is off. What does not answer is left out.
 */
export async function keepRecords(): Promise<void> {
  const folder = fileURLToPath(new URL("../../.build/log/enforcing-host", import.meta.url));
  mkdirSync(folder, { recursive: true });
  if (existsSync(hostPaths.console)) cpSync(hostPaths.console, join(folder, "console.log"));
  if (!existsSync(hostPaths.port)) return;
  for (const [name, command] of Object.entries(records)) {
    const { code, stdout } = await askHost(command, { timeoutMs: 60_000 });
    if (code === 0) writeFileSync(join(folder, name), stdout);
  }
}

const records = {
  "journal.log": "journalctl --boot --no-pager --output short-precise",
  "audit.log": "cat $(ls -tr /var/log/audit/audit.log*)",
};
