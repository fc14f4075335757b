import type { Facts } from "@/server/contract/facts";
import type { Plan } from "@/server/contract/plan";
import type { PlanRequest } from "@/server/contract/plan-request";
import { chooseCapabilities } from "./capabilities/choose-capabilities";
import { composeContents } from "./contents/compose-contents";
import { createContext } from "./create-context";
import { writeDomainXml } from "./domain-xml/write-domain-xml";
import { generatedPaths, generateFiles } from "./generated/generate-files";
import { chooseIdentities } from "./identity/choose-identity";
import type { Identity } from "./identity/identity";
import { listAccounts } from "./identity/list-accounts";
import { createInit } from "./init/create-init";
import { listRuntimeDirectories } from "./init/list-runtime-directories";
import { createLabel } from "./label/create-label";
import { foldMounts } from "./mounts/fold-mounts";
import { chooseNetwork } from "./network/choose-network";
import type { PlanContext } from "./plan-context";
import type { PlanSeed } from "./plan-seed";
import { createPolicy } from "./policy/create-policy";
import { measureStore } from "./store/measure-store";
import { writeSummary } from "./summary/write-summary";
import { describeUnit } from "./unit/describe-unit";
import { collectWarnings } from "./warnings/collect-warnings";

/**
 * The whole plan of a container from what the host is, what was asked for and the seed. Pure: the same three give the
 * same plan. What stands against it is among `warnings`; with one of severity `refuse` it must not be built.
 */
export function createPlan(facts: Facts, request: PlanRequest, seed: PlanSeed): Plan {
  const context = createContext(facts, request, seed);
  const identities = chooseIdentities(context);
  const { starter } = identities;
  const entries = composeContents(context, identities, generatedPaths);
  const { mounts, hidden } = foldMounts(context, entries);
  const runtimeDirectories = listRuntimeDirectories(entries);
  const hasOwned = runtimeDirectories.some(({ uid, gid }) => uid !== 0 || gid !== 0);
  const capabilities = chooseCapabilities(context, identities, hasOwned);
  const accounts = listAccounts(context, starter, entries);
  const found = chooseNetwork(context);
  const network = found ?? { kind: "none" as const };
  const store = measureStore(context, entries);
  const init = createInit(context, starter, {
    runtimeDirectories,
    program: capabilities.program,
    all: capabilities.all.map(({ name }) => name),
  });
  const described = {
    version: 1 as const,
    name: request.name,
    uuid: seed.uuid,
    executable: describeExecutable(context),
    mounts,
    capabilities: capabilities.all,
    label: createLabel(context),
    network,
    memoryMiB: request.memoryMiB,
    store,
  };
  return {
    ...described,
    request,
    summary: writeSummary(context, identities, { mounts, entries, runtimeDirectories }),
    packageDb: facts.packageDb,
    packages: facts.packages.map(({ id, name, version, architecture, summary, role }) => ({
      id,
      name,
      version,
      architecture,
      summary,
      role,
    })),
    unit: describeUnit(context),
    unitChoices: facts.units.map(({ name }) => name).filter((name) => name !== context.unit?.name),
    entries,
    generatedFiles: generateFiles(context, { accounts, network, script: init.script, home: starter.home }),
    identity: { ...describeIdentity(starter), ...accounts },
    policy: createPolicy(context, described),
    init,
    autostart: request.autostart,
    domainXml: writeDomainXml({ ...described, architecture: facts.host.architecture, reaper: init.reaper }),
    warnings: collectWarnings(context, {
      entries,
      mounts,
      hidden,
      capabilities: capabilities.all,
      network: found,
      store,
    }),
  };
}

function describeExecutable({ facts }: PlanContext): Plan["executable"] {
  const { path, resolved, links, interpreter, package: owner } = facts.executable;
  return { path, resolved, links, interpreter, package: owner };
}

function describeIdentity({ user, uid, group, gid, supplementaryGroups, reason }: Identity) {
  return { user, uid, group, gid, supplementaryGroups, reason };
}
