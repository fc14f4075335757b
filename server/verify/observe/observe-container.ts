import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { ScError } from "@/server/contract/error";
import type { Plan } from "@/server/contract/plan";
import { compareLabels } from "@/server/host/compare-labels";
import { listDomains } from "@/server/host/list-domains";
import { policyModules } from "@/server/host/policy-modules";
import { readDomainStatus } from "@/server/host/read-domain-status";
import { readDomainXml } from "@/server/host/read-domain-xml";
import { readRelabelContexts } from "@/server/host/read-relabel-contexts";
import { selinuxMode } from "@/server/host/selinux-mode";
import type { Observation } from "../observation";
import { askPolicy } from "./ask-policy";
import { findChangedFiles } from "./find-changed-files";
import { observeLive } from "./observe-live";

/** Reads everything that is judged. Throws ScError libvirt_unreachable. */
export async function observeContainer(plan: Omit<Plan, "entries">): Promise<Observation> {
  const mode = selinuxMode.read();
  const domains = await listDomains();
  const [live, definition, labels, relabelContexts, changedFiles, modules] = await Promise.all([
    observeLive(plan, domains),
    readDefinition(plan.uuid),
    compareLabels(plan.label.fileContext, plan.store.path),
    mode === "disabled" ? [] : readRelabelContexts(await listStore(plan.store.path)),
    findChangedFiles(plan),
    policyModules.list().catch(() => null),
  ]);
  // Last, so that what was started meanwhile counts.
  const active = (await readDomainStatus(plan.name, plan.uuid)) !== null;
  const { processContext } = plan.label;
  return {
    selinux: {
      mode,
      isTypeKnown: mode !== "disabled" && selinuxMode.isContextKnown(processContext),
      isTypePermissive: selinuxMode.isTypePermissive(processContext),
      modules,
    },
    answers: mode === "disabled" ? [] : askPolicy(plan),
    active,
    live,
    definition,
    labels,
    relabelContexts,
    changedFiles,
  };
}

/** Its parts may have rules of their own; what is below those is the container's, and too much. */
async function listStore(path: string): Promise<string[]> {
  const names = await readdir(path).catch(() => []);
  return [path, ...names.map((name) => join(path, name))];
}

/** Only libvirt's word that it has none is one. */
async function readDefinition(uuid: string): Promise<Observation["definition"]> {
  try {
    return await readDomainXml(uuid);
  } catch (error) {
    if (error instanceof ScError && error.code === "container_not_found") return null;
    throw error;
  }
}
