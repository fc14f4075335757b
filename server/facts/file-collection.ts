import type { FileFacts } from "@/server/contract/facts";
import type { Names } from "@/server/host/accounts";
import { kindOf, modeFlags, readFileFacts } from "@/server/host/file-facts";
import type { PackageDatabase, PackageFile } from "@/server/host/package-database";
import { toUsrForm } from "@/server/host/usr-form";

/**
 * The growing list of the plan's files: each path once, with its owners. What packages list but neither the host nor
 * the database describes (a conffile that was deleted) is left out.
 */
export class FileCollection {
  readonly #files = new Map<string, FileFacts>();
  readonly #database: PackageDatabase;
  readonly #names: Names;
  readonly #program: ReadonlySet<string>;

  /** `program`: ids of the owner and its companions. */
  constructor(database: PackageDatabase, names: Names, program: ReadonlySet<string>) {
    this.#database = database;
    this.#names = names;
    this.#program = program;
  }

  async addPackageFiles(files: readonly PackageFile[]): Promise<void> {
    const owners = await this.#database.ownersOf(files.map(({ path }) => path));
    for (const file of files) {
      const known = this.#files.get(file.path);
      if (known && this.#program.has(known.package ?? "")) continue;
      const facts = this.#describe(file, owners.get(file.path) ?? []);
      if (facts) this.#files.set(file.path, facts);
    }
  }

  /** Paths found on the host; gives back the facts of all that exist, in the collection already or not. */
  async addHostPaths(paths: readonly string[]): Promise<FileFacts[]> {
    const missing = paths.filter((path) => !this.#files.has(path));
    const owners = await this.#database.ownersOf(missing);
    for (const path of missing) {
      const facts = this.#describeHostPath(path, owners.get(path) ?? []);
      if (facts) this.#files.set(path, facts);
    }
    return paths.flatMap((path) => this.#files.get(path) ?? []);
  }

  /** Facts of one host path, without adding it. */
  async lookUp(path: string): Promise<FileFacts | null> {
    const owners = await this.#database.ownersOf([path]);
    return this.#files.get(path) ?? this.#describeHostPath(path, owners.get(path) ?? []);
  }

  addFlag(path: string, flag: FileFacts["flags"][number]): void {
    const file = this.#files.get(toUsrForm(path));
    if (file && !file.flags.includes(flag)) file.flags.push(flag);
  }

  all(): FileFacts[] {
    return [...this.#files.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
  }

  #describeHostPath(path: string, owners: readonly string[]): FileFacts | null {
    return readFileFacts(path, this.#names, {
      package: owners.find((id) => this.#program.has(id)) ?? owners[0] ?? null,
      common: owners.some((id) => !this.#program.has(id)),
    });
  }

  #describe(file: PackageFile, owners: readonly string[]): FileFacts | null {
    const common = owners.some((id) => !this.#program.has(id));
    const known = { package: file.package, common, flags: file.flags };
    const onHost = this.#database.ofThisHost ? readFileFacts(file.path, this.#names, known) : null;
    const { recorded } = file;
    if (onHost !== null || recorded === null) return onHost;
    return {
      path: file.path,
      kind: kindOf(recorded.mode),
      onHost: false,
      size: recorded.size,
      mode: recorded.mode & 0o7777,
      uid: 0,
      gid: 0,
      owner: recorded.owner,
      group: recorded.group,
      target: recorded.target,
      package: file.package,
      common,
      flags: [...file.flags, ...modeFlags(recorded.mode)],
    };
  }
}
