import { readdirSync } from "node:fs";
import { hostname } from "node:os";
import { basename, join } from "node:path/posix";
import type { ExecutableFacts, UnitFacts } from "@/server/contract/facts";
import { tryLstat } from "@/server/host/file-facts";
import type { PackageFile } from "@/server/host/package-database";
import { readTextFile } from "@/server/host/read-text-file";
import { toUsrForm } from "@/server/host/usr-form";
import { rankUnits } from "./rank-units";
import { toUnitFacts } from "./unit-facts";

/**
 * The service units of these package files, and the administrator's own in /etc/systemd/system that run the
 * executable, best fit first. `instance` is a template instance that was asked for by name (web@one.service).
 */
export function findUnits(
  executable: ExecutableFacts,
  packageFiles: readonly PackageFile[],
  instance: string | null,
): UnitFacts[] {
  const packaged = new Map(
    packageFiles.filter((file) => unitPattern.test(file.path)).map((file) => [basename(file.path), file]),
  );
  const own = listNames(adminDirectory).filter(
    (name) => name.endsWith(".service") && !packaged.has(name) && isOwnFile(join(adminDirectory, name)),
  );
  const ofPackages = [...packaged].flatMap(([name, file]) => [
    ...readUnit(name, file),
    ...(instance !== null && templateOf(instance) === name ? readUnit(instance, file) : []),
  ]);
  const ofAdmin = own
    .flatMap((name) => readUnit(name, null))
    .filter((unit) => unit.execStart.some(({ path }) => isPicked(path, executable)));
  return rankUnits([...ofPackages, ...ofAdmin], executable, readTextFile);
}

/** A link there is an alias of another unit (systemctl(1), enable). */
const isOwnFile = (path: string): boolean => tryLstat(path)?.isFile() === true;

const unitPattern = /^\/(?:usr\/lib|etc)\/systemd\/system\/[^/]+\.service$/;
const adminDirectory = "/etc/systemd/system";
const unitDirectories = [
  adminDirectory,
  "/run/systemd/system",
  "/usr/local/lib/systemd/system",
  "/usr/lib/systemd/system",
];

const isPicked = (path: string, executable: ExecutableFacts): boolean =>
  [executable.path, executable.resolved].map(toUsrForm).includes(toUsrForm(path));

function readUnit(name: string, vendor: PackageFile | null): Omit<UnitFacts, "fit">[] {
  const file = templateOf(name) ?? name;
  const path = unitDirectories
    .map((directory) => join(directory, file))
    .find((one) => tryLstat(one) !== null);
  const text = path === undefined ? null : readTextFile(path);
  if (path === undefined || !text) return [];
  const owner = vendor?.path === path ? vendor.package : null;
  return [toUnitFacts({ name, path, package: owner, texts: [text, ...readDropIns(name)] }, unitHost)];
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
  const bare = (templateOf(name) ?? name).replace(/@?\.service$/, "");
  const dashes = [...bare.matchAll(/-/g)].map(({ index }) => bare.slice(0, index + 1)).reverse();
  const template = templateOf(name);
  return [
    name,
    ...(template === null ? [] : [template]),
    ...dashes.map((prefix) => `${prefix}.service`),
    "service",
  ].map((one) => `${one}.d`);
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
