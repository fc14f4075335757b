import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { FileFacts } from "@/server/contract/facts";
import type { ContentsContext } from "./contents-context";
import { makeFile } from "./make-file";

/** Chosen paths that no fact knows: taken for directories, on the host where something of the host is wanted. */
export function listChosenFiles(
  { choices }: ContentsContext,
  known: ReadonlyMap<AbsolutePath, FileFacts>,
): FileFacts[] {
  return [...choices]
    .filter(([path]) => path !== "/" && !known.has(path))
    .map(([path, disposition]) =>
      makeFile(path, { onHost: disposition === "shared" || disposition === "copy" }),
    );
}
