import type { AbsolutePath } from "@/server/contract/absolute-path";

/**
 * Where a path leads in every container: through the links of a merged /usr (as on the host) and through /var/run and
 * /var/lock, which the file system hierarchy keeps as links into /run (FHS 3.0, 5.13; tmpfiles.d legacy.conf).
 */
export function canonicalPath(
  path: AbsolutePath,
  usrLinks: readonly { name: string; target: string }[],
): AbsolutePath {
  for (const [from, to] of legacyLinks) {
    if (path === from || path.startsWith(`${from}/`)) return (to + path.slice(from.length)) as AbsolutePath;
  }
  for (const { name, target } of usrLinks) {
    const from = `/${name}`;
    if (path === from || path.startsWith(`${from}/`)) {
      return `/${target.replace(/^\/+|\/+$/g, "")}${path.slice(from.length)}` as AbsolutePath;
    }
  }
  return path;
}

const legacyLinks = [
  ["/var/run", "/run"],
  ["/var/lock", "/run/lock"],
] as const;
