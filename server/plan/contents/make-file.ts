import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { FileFacts } from "@/server/contract/facts";

/** A path that the host need not have: by default a directory of root, 0755, that no package owns. */
export function makeFile(path: AbsolutePath, changes: Partial<Omit<FileFacts, "path">> = {}): FileFacts {
  return {
    path,
    kind: "directory",
    onHost: false,
    size: 0,
    mode: 0o755,
    uid: 0,
    gid: 0,
    owner: "root",
    group: "root",
    target: null,
    package: null,
    common: false,
    flags: [],
    ...changes,
  };
}
