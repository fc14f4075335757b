import { resolve } from "node:path/posix";
import type { AbsolutePath } from "@/server/contract/absolute-path";
import { ScError } from "@/server/contract/error";
import type { ExecutableFacts } from "@/server/contract/facts";
import { readExecutableFormat } from "@/server/host/elf";
import { readFileCapabilities } from "@/server/host/file-capabilities";
import { kindOf, tryLstat } from "@/server/host/file-facts";
import { followLinks } from "@/server/host/follow-links";
import type { PackageDatabase, PackageFile } from "@/server/host/package-database";
import { toUsrForm } from "@/server/host/usr-form";

/**
 * The picked executable and the package that owns it: by its path, else by where its links lead. Throws ScError
 * executable_not_found and package_not_found.
 */
export async function gatherExecutable(
  path: AbsolutePath,
  database: PackageDatabase,
): Promise<{ executable: ExecutableFacts; owner: string }> {
  return database.ofThisHost ? gatherHere(path, database) : gatherRecorded(path, database);
}

async function gatherHere(path: AbsolutePath, database: PackageDatabase) {
  const { links, end } = followLinks(path);
  const stat = end === null ? null : tryLstat(end);
  if (end === null || stat === null || !stat.isFile()) throw notFound(path);
  const owner = await findOwner([path, end], database);
  const { kind, interpreter } = readExecutableFormat(end);
  const capabilities = await readFileCapabilities([end]);
  const executable = {
    path,
    links,
    resolved: end,
    onHost: true,
    kind,
    interpreter,
    mode: stat.mode,
    uid: stat.uid,
    gid: stat.gid,
    size: stat.size,
    fileCapabilities: capabilities.get(end) ?? null,
    package: owner,
  };
  return { executable, owner };
}

/** The database of another machine: what it records is all there is. */
async function gatherRecorded(path: AbsolutePath, database: PackageDatabase) {
  const owner = await findOwner([path], database);
  const files = new Map<string, PackageFile>(
    (await database.filesOf([owner])).map((file) => [file.path, file]),
  );
  const { links, file } = followRecorded(toUsrForm(path), files);
  if (file?.recorded == null || kindOf(file.recorded.mode) !== "file") throw notFound(path);
  const executable = {
    path,
    links,
    resolved: file.path,
    onHost: false,
    kind: "other" as const,
    interpreter: null,
    mode: file.recorded.mode,
    uid: 0,
    gid: 0,
    size: file.recorded.size,
    fileCapabilities: file.recorded.capabilities,
    package: owner,
  };
  return { executable, owner };
}

function followRecorded(path: AbsolutePath, files: ReadonlyMap<string, PackageFile>) {
  const links: ExecutableFacts["links"] = [];
  let file = files.get(path);
  while (file?.recorded?.target && links.length < 40) {
    links.push({ from: file.path, to: file.recorded.target });
    file = files.get(toUsrForm(resolve(file.path, "..", file.recorded.target)));
  }
  return { links, file };
}

async function findOwner(paths: readonly AbsolutePath[], database: PackageDatabase): Promise<string> {
  const owners = await database.ownersOf(paths);
  const owner = paths.flatMap((path) => owners.get(path) ?? [])[0];
  if (owner !== undefined) return owner;
  throw new ScError("package_not_found", `No installed package owns ${paths[0]}.`, {
    fix: "Choose a program that a package of this host installed; what it needs is known from its package only.",
  });
}

function notFound(path: string): ScError {
  return new ScError("executable_not_found", `${path} is not a file on this host.`, {
    fix: "Check the path, or install the package that has the program.",
  });
}
