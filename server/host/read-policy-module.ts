import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { decompressBzip2 } from "./decompress-bzip2";

/**
 * Text of a CIL module as it was given to semodule, from the policy store (libsemanage keeps it byte for byte, compressed unless
 * bzip-blocksize of semanage.conf(5) is 0). Null where there is no such module. Throws when it cannot be read, or is longer than any
 * of ours.
 * @param roots folders that may hold the store of the policy, the first that has the module counts
 */
export async function readPolicyModule(
  roots: readonly string[],
  priority: number,
  name: string,
): Promise<string | null> {
  for (const root of roots) {
    const file = join(root, "active", "modules", String(priority), name, "cil");
    const data = await readIfThere(file);
    if (data === null) continue;
    const isCompressed = data.subarray(0, mark.length).equals(mark);
    return (isCompressed ? decompressBzip2(data, maxBytes) : data).toString("utf8");
  }
  return null;
}

const mark = Buffer.from("BZh");
const maxBytes = 1024 * 1024;

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
