import {
  fstatSync,
  ftruncateSync,
  read as readCallback,
  readSync,
  write as writeCallback,
  writeSync,
} from "node:fs";
import { promisify } from "node:util";
import { libc } from "./libc";
import { throwIfCancelled } from "./throw-if-cancelled";

/**
 * Copies what the open regular file `fromFd` holds into the empty open file `toFd`; holes stay holes, and blocks are
 * shared where the file system can. Reports the bytes as they are done and throws ScError cancelled when the signal says so.
 */
export async function copyContent(fromFd: number, toFd: number, options: CopyOptions): Promise<void> {
  const { size, blocks } = fstatSync(fromFd);
  if (size === 0) return;
  const isDense = blocks * 512 >= size;
  if (isDense && size <= smallFile) {
    copySmall(fromFd, toFd);
  } else if (!libc.clone(fromFd, toFd)) {
    await copyExtents(fromFd, toFd, size, options);
    return;
  }
  options.onBytes(size);
}

export type CopyOptions = { signal: AbortSignal; onBytes: (count: number) => void };

const smallFile = 256 * 1024;
const chunkSize = 1024 * 1024;
const small = Buffer.allocUnsafeSlow(smallFile);
const read = promisify(readCallback);
const write = promisify(writeCallback);

/** For a small file the thread pool costs more than the copy. */
function copySmall(fromFd: number, toFd: number): void {
  for (let position = 0; ; ) {
    const count = readSync(fromFd, small, 0, small.length, position);
    if (count === 0) return;
    for (let done = 0; done < count; ) done += writeSync(toFd, small, done, count - done, position + done);
    position += count;
  }
}

async function copyExtents(fromFd: number, toFd: number, size: number, options: CopyOptions): Promise<void> {
  ftruncateSync(toFd, size);
  let position = 0;
  while (position < size) {
    const start = libc.seek(fromFd, position, "data");
    if (start === null) break;
    const end = Math.min(libc.seek(fromFd, start, "hole") ?? size, size);
    options.onBytes(start - position);
    await copyRange(fromFd, toFd, start, end, options);
    position = end;
  }
  options.onBytes(size - position);
}

async function copyRange(fromFd: number, toFd: number, start: number, end: number, options: CopyOptions) {
  const buffer = Buffer.allocUnsafeSlow(Math.min(chunkSize, end - start));
  for (let position = start; position < end; ) {
    throwIfCancelled(options.signal);
    const { bytesRead } = await read(fromFd, buffer, 0, Math.min(buffer.length, end - position), position);
    if (bytesRead === 0) return;
    for (let done = 0; done < bytesRead; ) {
      done += (await write(toFd, buffer, done, bytesRead - done, position + done)).bytesWritten;
    }
    position += bytesRead;
    options.onBytes(bytesRead);
  }
}
