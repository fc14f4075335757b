/**
 * True for a directory without which nothing starts: it holds the programs, the loader or the libraries of all (hier(7),
 * file-hierarchy(7): /usr, its bin, sbin, lib and lib64, and the one of an architecture below lib).
 */
export function isSystemDirectory(path: string): boolean {
  return /^\/usr(?:\/s?bin|\/lib(?:64)?(?:\/[\w.]+-linux-\w+)?)?$/.test(path);
}
