import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plan } from "@/server/contract/plan";
import type { StepProgress } from "@/server/contract/work";
import { policyModules } from "@/server/host/policy-modules";
import type { BuildPlaces } from "./build-places";
import { installModules } from "./install-modules";

/**
 * Loads a container's policy module in the place of the one that it has; where its plan loads none, that one goes, if
 * the host has a policy at all. Can be done again. Throws ScError cancelled, command_missing or command_failed.
 */
export async function replacePolicy(
  { policy }: Pick<Plan, "policy">,
  { staging, policy: folder }: BuildPlaces,
  { signal, report }: Pick<StepProgress, "signal" | "report">,
): Promise<void> {
  if (policy === null || !(policy.load || (await policyModules.isThere()))) return;
  const replace = async () => {
    const present = await policyModules.list();
    if (!policy.load) {
      if (present.has(policy.module)) await policyModules.remove([policy.module]);
      return;
    }
    report(null, null, "Compiling the policy of the host, which takes some seconds");
    const file = join(staging, "policy", `${policy.module}.cil`);
    await mkdir(join(staging, "policy"), { recursive: true, mode: 0o700 });
    await writeFile(file, policy.text, { mode: 0o600 });
    await installModules([file], { folder, present });
  };
  await policyModules.change(replace, {
    signal,
    onWait: () => report(null, null, "Waiting for another policy load"),
  });
}
