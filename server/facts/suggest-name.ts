import { basename } from "node:path/posix";

/**
 * A container name made from a program's name: valid by containerNameSchema and at most 28 characters, so that a caller
 * has room for a suffix that makes it unique.
 */
export function suggestName(path: string): string {
  const name = basename(path)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, 28)
    .replace(/-+$/, "");
  return name === "" ? "program" : name;
}
