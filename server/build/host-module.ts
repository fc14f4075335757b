import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { policyModules } from "@/server/host/policy-modules";
import { readBasePolicy } from "@/server/host/read-base-policy";
import { isOwnHostModule } from "@/server/policy/is-own-host-module";
import { policyNames } from "@/server/policy/policy-names";
import { renewHostModule } from "@/server/policy/renew-host-module";

/**
 * The policy module of the host, which the containers' modules build on. What is loaded is read from the policy store, so that
 * nothing has to be remembered: neither a helper that is killed nor a new state directory makes it somebody else's.
 */
export const hostModule = {
  /**
   * Writes the module where it is to be loaded, chosen by what the loaded policy has, and gives its path; null when
   * the right one is loaded. Only while no other policy change is under way. Throws ScError.
   * @param folder of ours, for files of the moment
   * @param present names of the loaded modules
   */
  async prepare(folder: string, present: ReadonlySet<string>): Promise<string | null> {
    const isLoaded = present.has(policyNames.hostModule);
    if (isLoaded && isRight) return null;
    const loaded = isLoaded ? await policyModules.read(policyNames.hostModule) : null;
    if (isLoaded && (loaded === null || !isOwnHostModule(loaded))) return null;
    await mkdir(join(folder, "next"), { recursive: true, mode: 0o700 });
    const text = renewHostModule(await readLoadedPolicy(join(folder, "next", "loaded")), loaded);
    isRight = text === null;
    if (text === null) return null;
    const file = join(folder, "next", `${policyNames.hostModule}.cil`);
    await writeFile(file, text, { mode: 0o600 });
    return file;
  },

  /** Notes that what `prepare` gave is loaded now. */
  async settle(file: string | null): Promise<void> {
    if (file === null) return;
    isRight = true;
    await rm(file, { force: true });
  },
};

/** The program does not change while it runs, and looking at a policy takes as long as a small build. */
let isRight = false;

/** Of a copy: the kernel lets one process at a time have its policy open (selinuxfs.c, sel_open_policy), and seinfo takes seconds. */
async function readLoadedPolicy(copy: string) {
  await writeFile(copy, await readFile("/sys/fs/selinux/policy"), { mode: 0o600 });
  try {
    return await readBasePolicy(copy);
  } finally {
    await rm(copy, { force: true });
  }
}
