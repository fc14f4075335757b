import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";

/**
 * Text of a regular file of at most 1 MiB, links followed; null when there is none, it is larger, or it is not text
 * (a NUL byte). Never waits: a pipe or a device is not opened for reading.
 */
export function readTextFile(path: string, options: { followLinks?: boolean } = {}): string | null {
  const noFollow = options.followLinks === false ? constants.O_NOFOLLOW : 0;
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | noFollow);
  } catch {
    return null;
  }
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile() || stat.size > largestText) return null;
    const bytes = Buffer.alloc(stat.size);
    const text = bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, 0));
    return text.includes(0) ? null : text.toString("utf8");
  } catch {
    return null;
  } finally {
    closeSync(descriptor);
  }
}

const largestText = 1024 * 1024;
