import type { AbsolutePath } from "@/server/contract/absolute-path";

/** The directory that holds `path`; "/" for "/" itself. */
export function parentOf(path: AbsolutePath): AbsolutePath {
  const cut = path.lastIndexOf("/");
  return (cut <= 0 ? "/" : path.slice(0, cut)) as AbsolutePath;
}
