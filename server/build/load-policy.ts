import { lstat, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ScError } from "@/server/contract/error";
import type { Plan } from "@/server/contract/plan";
import type { StepProgress } from "@/server/contract/work";
import { policyModules } from "@/server/host/policy-modules";
import type { BuildPlaces } from "./build-places";
import { installModules } from "./install-modules";

/**
 * Loads the container's policy module, and with it the host's where that is missing or of another version: one load,
 * alone. Throws ScError name_taken, cancelled, command_missing or command_failed.
 */
export async function loadPolicy(plan: Plan, places: BuildPlaces, progress: StepProgress): Promise<void> {
  const { policy } = plan;
  if (policy === null) throw new Error("The plan has no policy.");
  const load = async () => {
    const present = await policyModules.list();
    if (present.has(policy.module)) {
      throw new ScError("name_taken", `The host's policy has a module ${policy.module} already.`, {
        fix: "Choose another name. That module was not touched.",
      });
    }
    progress.report(null, null, "Compiling the policy of the host, which takes some seconds");
    const own = moduleFile(places.staging, policy.module);
    await mkdir(join(places.staging, folder), { mode: 0o700 });
    await writeFile(own, policy.text, { mode: 0o600 });
    await installModules([own], { folder: places.policy, present });
  };
  await policyModules.change(load, {
    signal: progress.signal,
    onWait: () => progress.report(null, null, "Waiting for another policy load"),
  });
}

/**
 * Takes back what `loadPolicy` did for this container. Its file in the staging directory tells that the module is this
 * job's: it is written after a look that there is none, and before the load.
 */
export async function unloadPolicy({ policy }: Plan, { staging }: BuildPlaces): Promise<void> {
  if (policy === null) return;
  if ((await lstat(moduleFile(staging, policy.module)).catch(() => null)) === null) return;
  await policyModules.change(async () => {
    const present = await policyModules.list();
    if (present.has(policy.module)) await policyModules.remove([policy.module]);
  });
}

const folder = "policy";

/** semodule takes the module's name from the file's. */
function moduleFile(container: string, module: string): string {
  return join(container, folder, `${module}.cil`);
}
