import { absolutePathSchema } from "@/server/contract/absolute-path";
import type { FileFlag } from "@/server/contract/facts";
import type { PackageFile } from "./package-database";
import { readRpmRecords } from "./rpm-records";
import { runCommand } from "./run-command";
import { toUsrForm } from "./usr-form";

/**
 * Files of some packages with what the database records of them. `names`: id → name-version-release.arch;
 * `directory`: where the database is. Paths that no plan could hold (control characters) are left out.
 */
export async function readRpmFiles(
  directory: string,
  names: ReadonlyMap<string, string>,
): Promise<PackageFile[]> {
  const output = await runCommand(
    "rpm",
    ["--dbpath", directory, "-q", "--qf", format, "--", ...names.values()],
    {
      maxBytes: 1024 * 1024 * 1024,
    },
  );
  const ids = new Map([...names].map(([id, name]) => [name, id]));
  return parseRpmFiles(output, ids);
}

const format = [
  "H%{NAME:shescape} %{VERSION:shescape} %{RELEASE:shescape} %{ARCH:shescape}\\n",
  "[F%{FILENAMES:shescape} %{FILEMODES} %{LONGFILESIZES} %{FILEFLAGS} %{FILEUSERNAME:shescape} %{FILEGROUPNAME:shescape} %{FILELINKTOS:shescape} %{FILECAPS:shescape}\\n]",
].join("");

/** The output of that query; `ids`: name-version-release.arch → id. */
export function parseRpmFiles(output: string, ids: ReadonlyMap<string, string>): PackageFile[] {
  const files: PackageFile[] = [];
  let owner: string | undefined;
  for (const { kind, fields } of readRpmRecords(output)) {
    if (kind === "H") {
      const [name, version, release, architecture] = fields;
      owner = ids.get(`${name}-${version}-${release}.${architecture}`);
    } else if (kind === "F" && owner !== undefined) {
      const file = toFile(fields, owner);
      if (file) files.push(file);
    }
  }
  return files;
}

function toFile(fields: readonly (string | null)[], owner: string): PackageFile | null {
  const [name, mode, size, flags, user, group, target, capabilities] = fields;
  const path = absolutePathSchema.safeParse(name);
  if (!path.success) return null;
  return {
    path: toUsrForm(path.data),
    package: owner,
    flags: [...readFlags(Number(flags)), ...(capabilities ? (["capabilities"] as const) : [])],
    recorded: {
      mode: Number(mode) & 0xffff,
      size: Number(size),
      owner: user ?? "root",
      group: group ?? "root",
      target: target || null,
      capabilities: capabilities || null,
    },
  };
}

/** RPMFILE_* of rpm's rpmfiles.h. */
const flagBits: readonly [number, FileFlag][] = [
  [1 << 0, "config"],
  [1 << 1, "doc"],
  [1 << 4, "noreplace"],
  [1 << 6, "ghost"],
  [1 << 7, "license"],
];

const readFlags = (bits: number): FileFlag[] =>
  flagBits.flatMap(([bit, flag]) => ((bits & bit) === 0 ? [] : [flag]));
