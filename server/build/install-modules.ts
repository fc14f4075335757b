import { basename } from "node:path";
import { policyModules } from "@/server/host/policy-modules";
import { hostModule } from "./host-module";

/**
 * Loads modules from files NAME.cil, and with them the host's where that is missing or of another version, in one go. Only while no
 * other policy change is under way. Throws ScError command_missing or command_failed.
 */
export async function installModules(
  files: readonly string[],
  { folder, present, beforeLoad }: InstallOptions,
): Promise<void> {
  const host = await hostModule.prepare(folder, present);
  const all = host === null ? files : [host, ...files];
  if (all.length === 0) return;
  await beforeLoad?.(all.map((file) => basename(file, ".cil")));
  await policyModules.install(all);
  await hostModule.settle(host);
}

export type InstallOptions = {
  /** What of the host's policy is ours. */
  folder: string;
  /** Names of the loaded modules. */
  present: ReadonlySet<string>;
  /** Is told the modules when there are any to load. */
  beforeLoad?: (modules: string[]) => Promise<void>;
};
