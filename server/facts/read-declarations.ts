import { hostname } from "node:os";
import { dirname } from "node:path/posix";
import { type AbsolutePath, absolutePathSchema } from "@/server/contract/absolute-path";
import type { Facts } from "@/server/contract/facts";
import type { PackageFile } from "@/server/host/package-database";
import { readTextFile } from "@/server/host/read-text-file";
import { parseSysusers } from "./sysusers";
import { parseTmpfiles } from "./tmpfiles";

/**
 * What these package files declare in tmpfiles.d and sysusers.d; a file of the same name in /etc takes the place of the
 * package's own (tmpfiles.d(5), "Configuration directories and precedence").
 */
export function readDeclarations(files: readonly PackageFile[]): Pick<Facts, "tmpfiles" | "sysusers"> {
  const inFolder = (folder: string): PackageFile[] =>
    files.filter(({ path }) => dirname(path) === `/usr/lib/${folder}` && path.endsWith(".conf"));
  return {
    tmpfiles: inFolder("tmpfiles.d").flatMap((file) => {
      const { text, ...from } = readEffective(file);
      return parseTmpfiles(text, from, hostname());
    }),
    sysusers: inFolder("sysusers.d").flatMap((file) => {
      const { text, ...from } = readEffective(file);
      return parseSysusers(text, from);
    }),
  };
}

function readEffective(file: PackageFile): { text: string; source: AbsolutePath; package: string | null } {
  const adminPath = absolutePathSchema.parse(file.path.replace(/^\/usr\/lib\//, "/etc/"));
  const adminText = readTextFile(adminPath);
  if (adminText !== null) return { text: adminText, source: adminPath, package: null };
  return { text: readTextFile(file.path) ?? "", source: file.path, package: file.package };
}
