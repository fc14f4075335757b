import { closeSync, openSync } from "node:fs";
import koffi from "koffi";

/**
 * Takes the lock of a file, which is created when it is not there: true when this process now has it, until it ends,
 * however it ends (flock(2): the kernel lets go). False when another process has it.
 */
export function lockFile(path: string): boolean {
  const descriptor = openSync(path, "a", 0o600);
  const flock = koffi.load("libc.so.6").func("int flock(int, int)");
  const isLocked = flock(descriptor, exclusive | notBlocking) === 0;
  if (!isLocked) closeSync(descriptor);
  return isLocked;
}

/** LOCK_EX and LOCK_NB of sys/file.h. */
const exclusive = 2;
const notBlocking = 4;
