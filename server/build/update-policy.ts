import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ScError } from "@/server/contract/error";
import type { Plan } from "@/server/contract/plan";
import { policyModules } from "@/server/host/policy-modules";
import { policyUpdate } from "@/server/host/policy-update";
import { policyNames } from "@/server/policy/policy-names";
import { installModules } from "./install-modules";
import { placeModule } from "./place-module";

/**
 * Makes what of ours is in the host's policy what this program makes of the same plans: the host's module and those of the
 * containers, in one load, when no other policy change is under way. `listPlans` is asked then, for the containers that stand.
 * Gives the names of the modules that were loaded. While it is not done or has failed, a note says so (policyUpdate).
 * Throws ScError command_missing, command_failed or cancelled.
 */
export async function updatePolicy(
  listPlans: () => Promise<PolicyHolder[]>,
  { stateDir, signal }: { stateDir: string; signal: AbortSignal },
): Promise<string[]> {
  return policyModules.change(
    async () => {
      let modules: string[] = [];
      const note = async (names: string[]) => {
        modules = names;
        await policyUpdate.write(stateDir, { modules, error: null });
      };
      try {
        await load(await listPlans(), stateDir, note);
        await policyUpdate.clear(stateDir);
        return modules;
      } catch (error) {
        await policyUpdate.write(stateDir, { modules, error: explain(error) });
        throw error;
      }
    },
    { signal },
  );
}

/** The parts of a plan with a policy that this needs. */
export type PolicyHolder = Pick<Plan, "store" | "label"> & { policy: NonNullable<Plan["policy"]> };

async function load(
  plans: readonly PolicyHolder[],
  stateDir: string,
  beforeLoad: (modules: string[]) => Promise<void>,
): Promise<void> {
  const old = await filterOld(plans);
  const present = await policyModules.list();
  if (old.length === 0 && !present.has(policyNames.hostModule)) return;
  const folder = join(stateDir, "policy");
  const files = await Promise.all(old.map(({ policy }) => writeNext(folder, policy)));
  await installModules(files, { folder, present, beforeLoad });
  for (const file of files) await rm(file, { force: true });
  for (const plan of old) await placeModule(plan);
}

/** Those whose module is not loaded as planned, or not at all. */
async function filterOld(plans: readonly PolicyHolder[]): Promise<PolicyHolder[]> {
  const old: PolicyHolder[] = [];
  for (const plan of plans) {
    const { module, load: isLoaded, text } = plan.policy;
    if (isLoaded && (await policyModules.read(module)) !== text) old.push(plan);
  }
  return old;
}

async function writeNext(folder: string, { module, text }: PolicyHolder["policy"]): Promise<string> {
  const file = join(folder, "next", `${module}.cil`);
  await mkdir(join(folder, "next"), { recursive: true, mode: 0o700 });
  await writeFile(file, text, { mode: 0o600 });
  return file;
}

function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof ScError && error.fix ? `${message} ${error.fix}` : message;
}
