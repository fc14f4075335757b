import { rmSync } from "node:fs";
import { hostPaths } from "./host-paths";
import { readHostPid } from "./read-host-pid";

/** Switches the running host off, at once: its overlay goes with it. Nothing happens when none runs. */
export async function stopHost(): Promise<void> {
  const pid = readHostPid();
  if (pid !== null) process.kill(pid, "SIGTERM");
  const end = Date.now() + 20_000;
  while (readHostPid() !== null) {
    if (Date.now() > end) throw new Error(`Process ${pid} (the host's machine) does not end.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  rmSync(hostPaths.run, { recursive: true, force: true });
}
