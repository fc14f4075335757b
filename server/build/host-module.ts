import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { readBasePolicy } from "@/server/host/read-base-policy";
import { buildHostModule } from "@/server/policy/build-host-module";
import { policyNames } from "@/server/policy/policy-names";
import { withoutOwn } from "@/server/policy/without-own";

/**
 * The policy module of the host, which the containers' modules build on. A copy of what was loaded is kept in
 * `folder`: it tells what in the loaded policy is our own. A module without a copy was installed by somebody else
 * (a package) and is left as it is.
 */
export const hostModule = {
  /**
   * Writes the module where it is to be loaded, chosen by what the loaded policy has, and gives its path; null when
   * the right one is loaded. Only while no other policy change is under way.
   */
  async prepare(folder: string, present: ReadonlySet<string>): Promise<string | null> {
    const isLoaded = present.has(policyNames.hostModule);
    if (isLoaded && hasLooked) return null;
    const copy = await readFile(join(folder, fileName), "utf8").catch(() => null);
    if (isLoaded && copy === null) return null;
    const base = await readBasePolicy();
    const text = buildHostModule(isLoaded && copy !== null ? withoutOwn(base, copy) : base);
    hasLooked = true;
    if (isLoaded && text === copy) return null;
    const file = join(folder, "next", fileName);
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(file, text, { mode: 0o600 });
    return file;
  },

  /** Remembers that what `prepare` wrote is loaded now. */
  async keep(folder: string, file: string | null): Promise<void> {
    if (file !== null) await rename(file, join(folder, basename(file)));
  },
};

const fileName = `${policyNames.hostModule}.cil`;

/** The program does not change while it runs, and looking at a policy takes as long as a small build. */
let hasLooked = false;
