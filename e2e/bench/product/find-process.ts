import { readdir, readFile } from "node:fs/promises";

/** The pid of the node process that runs a script of the product with this state directory. */
export async function findProcess(script: string, stateDir: string): Promise<number> {
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const [argv, environment] = await Promise.all(
      ["cmdline", "environ"].map((file) => readFile(`/proc/${pid}/${file}`, "utf8").catch(() => "")),
    );
    const runsScript = argv?.split("\0").some((word) => word.endsWith(`/${script}`)) ?? false;
    if (runsScript && environment?.split("\0").includes(`SC_STATE_DIR=${stateDir}`)) return Number(pid);
  }
  throw new Error(`No process runs ${script} for ${stateDir}.`);
}
