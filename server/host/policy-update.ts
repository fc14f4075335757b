import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/**
 * Note that what is ours in the host's policy is being brought up to date, in the folder of the state directory that the policy has.
 * It is written before the load and goes when that is done: while it is there, older rules may hold.
 */
export const policyUpdate = {
  /** Null: nothing is under way, nothing has failed. Throws where only root may look. */
  async read(stateDir: string): Promise<PolicyUpdate | null> {
    try {
      return schema.parse(JSON.parse(await readFile(fileOf(stateDir), "utf8")));
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
      throw error;
    }
  },

  async write(stateDir: string, update: PolicyUpdate): Promise<void> {
    const file = fileOf(stateDir);
    await mkdir(join(stateDir, folder), { recursive: true, mode: 0o700 });
    await writeFile(`${file}.new`, JSON.stringify(update), { mode: 0o600 });
    await rename(`${file}.new`, file);
  },

  async clear(stateDir: string): Promise<void> {
    await rm(fileOf(stateDir), { force: true });
  },
};

export type PolicyUpdate = z.infer<typeof schema>;

const folder = "policy";

const schema = z.object({
  /** Names of the modules; none while it is not known which. */
  modules: z.array(z.string()),
  /** Why it failed; null while it is under way, and when the helper ended meanwhile. */
  error: z.string().nullable(),
});

function fileOf(stateDir: string): string {
  return join(stateDir, folder, "update.json");
}
