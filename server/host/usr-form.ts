import type { AbsolutePath } from "@/server/contract/absolute-path";

/**
 * The /usr form of a path on a merged-/usr system: /bin/x is /usr/bin/x. Package lists and unit files may name either
 * (Debian's UsrMerge, file-hierarchy(7)).
 */
export function toUsrForm(path: string): AbsolutePath {
  return (mergedPattern.test(path) ? `/usr${path}` : path) as AbsolutePath;
}

const mergedPattern = /^\/(?:bin|sbin|lib|lib64|lib32|libx32)(?:\/|$)/;
