import { ScError } from "@/server/contract/error";
import { isInstalled } from "./is-installed";
import { labelTree } from "./label-tree";
import { libc } from "./libc";
import { listPolicyModules } from "./list-policy-modules";
import { readPolicyModule } from "./read-policy-module";
import { runCommand } from "./run-command";
import { readSelinuxFacts } from "./selinux-facts";
import { throwIfCancelled } from "./throw-if-cancelled";

/**
 * The host's SELinux policy modules at our priority. Changes wait for one another: each compiles and loads the whole
 * policy, which takes seconds, and the policy tools hold one lock for it.
 */
export const policyModules = {
  /** Names of the modules at our priority. Throws ScError command_failed where the host has no policy store. */
  async list(): Promise<Set<string>> {
    const found = await readStore();
    if (found !== null) return found;
    throw new ScError(
      "command_failed",
      "The host has no policy, or its modules are not where they are kept.",
      {
        fix: "Install the policy of this distribution; doctor names it.",
      },
    );
  },

  /** Whether there is a policy, and the tool that changes it: without them nothing of ours is loaded. */
  async isThere(): Promise<boolean> {
    return isInstalled("semodule") && (await readStore()) !== null;
  },

  /** Text of a module of ours that is loaded, null when it is not. */
  async read(name: string): Promise<string | null> {
    return readPolicyModule(storeRoots(), priority, name);
  },

  /**
   * Waits until no other change of this process is under way and does the task alone. `onWait` is called when it has
   * to wait; a cancel ends the wait, never a load half-way.
   */
  async change<T>(task: () => Promise<T>, options: ChangeOptions = {}): Promise<T> {
    const before = last;
    if (isBusy) options.onWait?.();
    isBusy = true;
    const mine = before.then(() => {
      if (options.signal) throwIfCancelled(options.signal);
      return task();
    });
    const settled = mine.then(ignore, ignore);
    last = settled;
    try {
      return await mine;
    } finally {
      if (last === settled) isBusy = false;
    }
  },

  /**
   * Loads modules from files NAME.cil in one go; what was loaded under these names is replaced. The files get the label
   * of the policy store: semodule maps them into memory, and refpolicy lets its domain do so with few types. Throws
   * ScError.
   */
  async install(files: readonly string[]): Promise<void> {
    const label = storeRoots()
      .map(readLabel)
      .find((found) => found !== null);
    if (label) for (const file of files) await labelTree(label, file);
    await runSemodule(files.flatMap((file) => ["-i", file]));
  },

  /** Removes modules of ours by name. Throws ScError. */
  async remove(names: readonly string[]): Promise<void> {
    await runSemodule(names.flatMap((name) => ["-r", name]));
  },
};

export type ChangeOptions = { signal?: AbortSignal; onWait?: () => void };

/** The priority of an administrator's modules, above the distribution's 100. */
const priority = 400;
const timeoutMs = 10 * 60_000;

/** Where Debian and Fedora keep the store (semanage.conf(5), store-root). */
function storeRoots(): string[] {
  const name = readSelinuxFacts().policy ?? "default";
  return [`/var/lib/selinux/${name}`, `/etc/selinux/${name}`];
}

function readStore(): Promise<Set<string> | null> {
  return listPolicyModules(storeRoots(), priority);
}

function readLabel(path: string): string | null {
  return libc.getAttributeOfName(path, "security.selinux")?.toString("utf8").replace(/\0$/, "") ?? null;
}

let last: Promise<void> = Promise.resolve();
let isBusy = false;

/**
 * semodule(8) is deaf to a request to end, so that a transaction is never torn. Why it fails may be lost: its domain may
 * not write to us (see listPolicyModules).
 */
async function runSemodule(changes: readonly string[]): Promise<void> {
  const args = ["-X", String(priority), ...changes];
  try {
    await runCommand("semodule", args, { timeoutMs });
  } catch (error) {
    if (!(error instanceof ScError) || error.code !== "command_failed") throw error;
    throw new ScError(error.code, error.message, {
      fix: `Run it in a shell to see why: semodule ${args.join(" ")}`,
      cause: error,
    });
  }
}

function ignore(): void {}
