import { ScError } from "@/server/contract/error";
import { containerOwner } from "@/server/host/container-owner";

/** Throws path_exists when a directory is not the one that was made for this domain. */
export async function requireOwn(folder: string, uuid: string): Promise<void> {
  const owner = await containerOwner.read(folder);
  if (owner?.uuid === uuid) return;
  throw new ScError("path_exists", `${folder} does not belong to this container.`, {
    fix: "Look what it is. Nothing there was touched.",
  });
}
