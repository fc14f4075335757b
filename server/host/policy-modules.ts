import { parsePolicyModules } from "./parse-policy-modules";
import { runCommand } from "./run-command";
import { throwIfCancelled } from "./throw-if-cancelled";

/**
 * The host's SELinux policy modules at our priority. Changes wait for one another: each compiles and loads the whole
 * policy, which takes seconds, and the policy tools hold one lock for it.
 */
export const policyModules = {
  /** Names of the modules at our priority. Throws ScError command_missing or command_failed. */
  async list(): Promise<Set<string>> {
    return parsePolicyModules(await runCommand("semodule", ["-lfull"], { timeoutMs }), priority);
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
   * Loads modules from files NAME.cil in one go; what was loaded under these names is replaced. semodule(8) is deaf to
   * a request to end, so that a transaction is never torn. Throws as `list` does.
   */
  async install(files: readonly string[]): Promise<void> {
    const inserts = files.flatMap((file) => ["-i", file]);
    await runCommand("semodule", ["-X", String(priority), ...inserts], { timeoutMs });
  },

  /** Removes modules of ours by name. Throws as `list` does. */
  async remove(names: readonly string[]): Promise<void> {
    const removals = names.flatMap((name) => ["-r", name]);
    await runCommand("semodule", ["-X", String(priority), ...removals], { timeoutMs });
  },
};

export type ChangeOptions = { signal?: AbortSignal; onWait?: () => void };

/** The priority of an administrator's modules, above the distribution's 100. */
const priority = 400;
const timeoutMs = 10 * 60_000;

let last: Promise<void> = Promise.resolve();
let isBusy = false;

function ignore(): void {}
