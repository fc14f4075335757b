import { ScError } from "@/server/contract/error";
import { libc } from "./libc";
import { throwIfCancelled } from "./throw-if-cancelled";
import { walkTree } from "./walk-tree";

/**
 * Gives a file or directory, and all that is below it, a SELinux context: links themselves, not what they name. Nothing
 * outside of it gets one, whatever happens in it meanwhile; but what is put or moved into it meanwhile may be missed.
 * Works where SELinux is off too: the context is then kept on disk. Throws cancelled, or path_exists when all but what
 * is mounted in it (or lies absurdly deep) has the context.
 */
export async function labelTree(context: string, path: string, signal?: AbortSignal): Promise<void> {
  const value = Buffer.from(`${context}\0`);
  let count = 0;
  let leftOut: string | null = null;
  for await (const entry of walkTree(path)) {
    if (signal) throwIfCancelled(signal);
    count++;
    if (entry.fd === null) leftOut ??= `${entry.path()} was not labelled: ${entry.why}.`;
    else libc.setAttribute(entry.fd, "security.selinux", value);
  }
  if (count === 0) throw new Error(`There is no ${path} to label.`);
  if (leftOut === null) return;
  throw new ScError("path_exists", leftOut, { fix: "Look what it is. All the rest has its label." });
}
