import { libc } from "./libc";

/** SELinux context that a file or directory carries on the disk, of a symbolic link itself; null when there is none, or no such file. */
export function readFileContext(path: string): string | null {
  return libc.getAttributeOfName(path, "security.selinux")?.toString("utf8").replace(/\0$/, "") ?? null;
}
