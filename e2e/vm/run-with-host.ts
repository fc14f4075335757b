import { execa } from "execa";
import { buildDisk } from "./build-disk";
import { buildReleaseImage } from "./build-release-image";
import { keepRecords } from "./keep-records";
import { lockHost } from "./lock-host";
import { readHostPid } from "./read-host-pid";
import { startHost } from "./start-host";
import { stopHost } from "./stop-host";

/**
 * Starts a fresh host with a release of the product at hand, runs a command, keeps the host's records and switches the host off again, whatever happened:
 * also when the command or the start fails, or on TERM, INT and HUP. Gives the command's exit code.
 */
export async function runWithHost([file = "true", ...args]: string[]): Promise<number> {
  const lock = await lockHost();
  if (readHostPid() !== null) {
    throw new Error("The enforcing host runs already, in a state that is unknown: npm run host -- down");
  }
  const ending = endOnSignal();
  try {
    await startHost(await buildDisk(ending), ending, await buildReleaseImage(ending));
    const options = {
      reject: false,
      stdio: "inherit",
      cancelSignal: ending,
      forceKillAfterDelay: 10_000,
    } as const;
    const { exitCode } = await execa(file, args, options);
    return exitCode ?? endedBySignal;
  } catch (error) {
    if (!ending.aborted) throw error;
    return endedBySignal;
  } finally {
    if (!ending.aborted) await keepRecords();
    await stopHost();
    lock.release();
  }
}

const endedBySignal = 143;

function endOnSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(name, () => controller.abort());
  return controller.signal;
}
