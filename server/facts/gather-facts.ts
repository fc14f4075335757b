import type { Facts, PackageFacts } from "@/server/contract/facts";
import type { McsPair } from "@/server/contract/mcs-pair";
import type { PlanRequest } from "@/server/contract/plan-request";
import { createNames, readAccounts } from "@/server/host/accounts";
import { findLibraries } from "@/server/host/shared-libraries";
import { FileCollection } from "./file-collection";
import { findUnits } from "./find-units";
import { gatherExecutable } from "./gather-executable";
import { gatherFiles } from "./gather-files";
import { gatherHostFacts } from "./gather-host-facts";
import { openPackageDatabase } from "./open-package-database";
import { readDeclarations } from "./read-declarations";
import { relatePackages } from "./related-packages";

/**
 * Reads everything that a plan for the requested executable needs to know. With `dbPath` the packages come from that
 * rpm database and say nothing of this host's files. Throws ScError executable_not_found, package_not_found (no
 * package owns it) and package_db_missing; libvirt that does not answer is a fact, not an error.
 */
export async function gatherFacts(
  request: Pick<PlanRequest, "executable" | "packageDb" | "unit"> &
    Partial<Pick<PlanRequest, "dispositions">>,
  options: GatherOptions = {},
): Promise<Facts> {
  const accounts = readAccounts();
  const names = createNames(accounts);
  const hostFacts = gatherHostFacts(names, options);
  hostFacts.catch(() => null);
  const database = await openPackageDatabase(
    request.executable,
    request.packageDb ?? null,
    options.dbPath ?? null,
  );
  const { executable, owner } = await gatherExecutable(request.executable, database);
  const libraries = executable.onHost ? findLibraries(executable.resolved) : Promise.resolve([]);
  const packages = relatePackages(owner, database.packages);
  const idsOf = (...roles: PackageFacts["role"][]): string[] =>
    packages.filter(({ role }) => roles.includes(role)).map(({ id }) => id);
  const programFiles = await database.filesOf(idsOf("owner", "companion"));
  const units = database.ofThisHost ? findUnits(executable, programFiles, request.unit ?? null) : [];
  const declarations = readDeclarations(database.ofThisHost ? programFiles : []);
  const collection = new FileCollection(database, names, new Set(idsOf("owner", "companion")));
  const mentions = await gatherFiles(collection, {
    database,
    ids: new Set(idsOf("owner", "companion")),
    dependencies: idsOf("dependency"),
    files: programFiles,
    units: units.filter(({ fit, name }) => fit !== "none" || name === request.unit),
    tmpfiles: declarations.tmpfiles,
    choices: request.dispositions ?? {},
    accounts: new Set(accounts.users.filter(({ uid }) => uid > 0 && uid < 1000).map(({ name }) => name)),
  });
  return {
    packageDb: database.kind,
    executable,
    packages,
    units,
    files: collection.all(),
    ...declarations,
    mentions,
    accounts,
    libraries: await libraries,
    host: await hostFacts,
  };
}

export type GatherOptions = {
  /** Directory of another rpm database. */
  dbPath?: string;
  stateDir?: string;
  libvirtUri?: string;
  /** What other containers and drafts hold already. */
  takenPairs?: McsPair[];
  takenAddresses?: string[];
};
