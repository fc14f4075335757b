import { closeSync, readSync } from "node:fs";
import { openHostileFile } from "./open-hostile-file";

/** Text of a small file that a container may have written; null when it is no plain file or larger than `maxBytes`. */
export async function readHostileFile(path: string, maxBytes: number): Promise<string | null> {
  const file = openHostileFile(path);
  if (file === null) return null;
  try {
    const buffer = Buffer.alloc(maxBytes + 1);
    const length = readSync(file.fd, buffer, 0, buffer.length, 0);
    return length > maxBytes ? null : buffer.toString("utf8", 0, length);
  } finally {
    closeSync(file.fd);
  }
}
