import { readdirSync } from "node:fs";
import { hostname } from "node:os";
import { basename, join } from "node:path/posix";
import type { UnitFacts } from "@/server/contract/facts";
import { tryLstat } from "@/server/host/file-facts";
import { followLinks } from "@/server/host/follow-links";
import type { PackageFile } from "@/server/host/package-database";
import { readTextFile } from "@/server/host/read-text-file";
import { toUnitFacts } from "./unit-facts";

/**
 * The service units among these package files as systemd would load them, drop-ins and the administrator's override
 * included (systemd.unit(5)); a masked unit counts as its package wrote it, an alias not at all. `instance`: also read this instance
 * (web@one.service) if its template is among them.
 */
export function readPackagedUnits(
  files: readonly Pick<PackageFile, "path" | "package">[],
  instance: string | null,
): Unit[] {
  return files
    .filter(({ path }) => unitPattern.test(path) && !isAlias(path))
    .flatMap((file) => {
      const name = basename(file.path);
      const asked = instance !== null && templateOf(instance) === name ? readUnit(instance, file) : [];
      return [...readUnit(name, file), ...asked];
    });
}

/** The administrator's own units; a link among them is only an alias of another one (systemctl(1), enable). */
export function readAdminUnits(): Unit[] {
  return listNames(adminDirectory)
    .filter((name) => unitPattern.test(join(adminDirectory, name)))
    .filter((name) => tryLstat(join(adminDirectory, name))?.isFile() === true)
    .flatMap((name) => readUnit(name, null));
}

function isAlias(path: string): boolean {
  return (
    tryLstat(path)?.isSymbolicLink() === true && basename(followLinks(path).end ?? path) !== basename(path)
  );
}

export type Unit = Omit<UnitFacts, "fit">;

const unitPattern = /^\/(?:usr\/lib|etc)\/systemd\/system\/[A-Za-z0-9:_.@\\-]+\.service$/;
const adminDirectory = "/etc/systemd/system";
const unitDirectories = [
  adminDirectory,
  "/run/systemd/system",
  "/usr/local/lib/systemd/system",
  "/usr/lib/systemd/system",
];

function readUnit(name: string, vendor: Pick<PackageFile, "path" | "package"> | null): Unit[] {
  const file = templateOf(name) ?? name;
  const path = unitDirectories.map((directory) => join(directory, file)).find((one) => readTextFile(one));
  if (path === undefined) return [];
  const owner = vendor?.path === path ? vendor.package : null;
  return [
    toUnitFacts(
      { name, path, package: owner, texts: [readTextFile(path) ?? "", ...readDropIns(name)] },
      unitHost,
    ),
  ];
}

/** web@one.service → web@.service; null for what is no instance. */
function templateOf(name: string): string | null {
  const [, prefix] = /^([^@]+)@[^@]+\.service$/.exec(name) ?? [];
  return prefix === undefined ? null : `${prefix}@.service`;
}

/** Drop-ins by file name, the first directory wins; those of the template, of "a-" prefixes and of all services count too. */
function readDropIns(name: string): string[] {
  const found = new Map<string, string>();
  for (const folder of dropInFolders(name)) {
    for (const directory of unitDirectories) {
      for (const file of listNames(join(directory, folder))) {
        if (file.endsWith(".conf") && !found.has(file)) found.set(file, join(directory, folder, file));
      }
    }
  }
  return [...found]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, path]) => readTextFile(path) ?? []);
}

function dropInFolders(name: string): string[] {
  const template = templateOf(name);
  const bare = (template ?? name).replace(/@?\.service$/, "");
  const dashes = [...bare.matchAll(/-/g)].map(({ index }) => `${bare.slice(0, index + 1)}.service`).reverse();
  return [name, ...(template === null ? [] : [template]), ...dashes, "service"].map((one) => `${one}.d`);
}

const unitHost = {
  hostname: hostname(),
  findProgram: (name: string) =>
    programDirectories.map((directory) => join(directory, name)).find((path) => tryLstat(path) !== null) ??
    null,
  readText: readTextFile,
};

/** Search path compiled into systemd (systemd.service(5), "Command lines"). */
const programDirectories = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin"];

function listNames(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
