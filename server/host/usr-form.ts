import type { AbsolutePath } from "@/server/contract/absolute-path";

/**
 * The /usr form of a path on a merged-/usr system: /bin/x is /usr/bin/x. Package lists and unit files may name either
 * (Debian's UsrMerge, file-hierarchy(7)).
 */
export function toUsrForm(path: string): AbsolutePath {
  return (mergedPattern.test(path) ? `/usr${path}` : path) as AbsolutePath;
}

/** Both names of a path: its /usr form first, then the form without /usr where there is one. */
export function bothForms(path: string): string[] {
  const usrForm = toUsrForm(path);
  const short = usrForm.slice("/usr".length);
  return usrForm.startsWith("/usr/") && mergedPattern.test(short) ? [usrForm, short] : [usrForm];
}

const mergedPattern = /^\/(?:bin|sbin|lib|lib64|lib32|libx32)(?:\/|$)/;
