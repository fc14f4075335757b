import { constants, type FileHandle, open, readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { watchFolder } from "./watch-folder";

/**
 * The bytes of a log that grows, from a place in it on, and with `follow` what comes until the signal is raised. The log may be
 * renamed and begun anew (the old one is read to its end first), be cut, or be away for a while. `null` as bytes: all that
 * is there has been read; it comes once more when nothing follows for a moment. A place in a log that was renamed since is
 * found there. The bytes are good until the next are asked for. Throws what opening the file throws, the first time only;
 * ESPIPE when it is a pipe.
 */
export async function* followFile(path: string, options: FollowOptions): AsyncGenerator<FollowedBytes> {
  const { follow, signal } = options;
  let file = await openFirst(path, options.from);
  const changes = follow ? watchFolder(dirname(path), signal) : null;
  const buffer = Buffer.allocUnsafe(chunkBytes);
  let quiet = 0;
  try {
    while (!signal.aborted) {
      const bytes = await readOn(file, buffer);
      if (bytes.length > 0) {
        quiet = 0;
        yield { bytes, place: placeOf(file) };
        continue;
      }
      const next = await openNext(path, file);
      if (next !== null) {
        const before = file;
        file = next;
        yield* readRest(before, buffer);
        continue;
      }
      yield { bytes: null, place: placeOf(file) };
      if (changes === null) return;
      quiet = (await changes.next(quiet < 2 ? settleMs : longestMs)) ? 0 : quiet + 1;
    }
  } finally {
    changes?.close();
    await file.handle.close();
  }
}

/** A place in a log: which file (device, inode, time of birth: inodes are used again), and how far. */
export type LogPlace = { file: string; offset: number };
export type FollowedBytes = { bytes: Uint8Array | null; place: LogPlace };
export type FollowOptions = { from: LogPlace | null; follow: boolean; signal: AbortSignal };

type OpenLog = { handle: FileHandle; id: string; offset: number };

const chunkBytes = 256 * 1024;
const settleMs = 100;
/** In case the kernel's file events are missed, or the folder cannot be watched. */
const longestMs = 5000;

/** The file of that place, or the oldest that is younger; without a place the log. */
async function openFirst(path: string, from: LogPlace | null): Promise<OpenLog> {
  for (;;) {
    const [oldest] = from ? await listSince(path, from.file) : [];
    const opened = await openLog(oldest?.path ?? path, from);
    if (oldest === undefined || opened.id === oldest.id) return opened;
    // Renamed in this moment; it is found again.
    await opened.handle.close();
  }
}

async function openLog(path: string, from: LogPlace | null): Promise<OpenLog> {
  // Of a pipe, opening would wait for who writes to it, and no signal ends that.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const status = await handle.stat({ bigint: true });
    const id = idOf(status);
    const offset = from !== null && from.file === id && BigInt(from.offset) <= status.size ? from.offset : 0;
    return { handle, id, offset };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function readOn(file: OpenLog, buffer: Buffer): Promise<Uint8Array> {
  const { bytesRead } = await file.handle.read(buffer, 0, chunkBytes, file.offset);
  file.offset += bytesRead;
  return buffer.subarray(0, bytesRead);
}

/** What came to a file, that another has followed, since its end was seen; closes it. */
async function* readRest(file: OpenLog, buffer: Buffer): AsyncGenerator<FollowedBytes> {
  try {
    for (;;) {
      const bytes = await readOn(file, buffer);
      if (bytes.length === 0) return;
      yield { bytes, place: placeOf(file) };
    }
  } finally {
    await file.handle.close();
  }
}

/** The file that was begun after this one: of several the oldest. Null when this is the log still; it may have been cut. */
async function openNext(path: string, file: OpenLog): Promise<OpenLog | null> {
  const status = await stat(path, { bigint: true }).catch(() => null);
  if (status === null) return null;
  if (idOf(status) === file.id) {
    if (status.size < BigInt(file.offset)) file.offset = 0;
    return null;
  }
  const next = (await listSince(path, file.id)).find(({ id }) => id !== file.id);
  const opened = next ? await openLog(next.path, null).catch(() => null) : null;
  if (opened === null || opened.id === next?.id) return opened;
  // Renamed in this moment; it is found again.
  await opened.handle.close();
  return null;
}

/**
 * The file of that id, wherever it was renamed to (auditd: audit.log.1 is the newest), and those that came after it, the
 * log itself last. When it is gone, those that are younger.
 */
async function listSince(path: string, since: string): Promise<FoundFile[]> {
  const files = await listFiles(path);
  const place = files.findIndex(({ id }) => id === since);
  if (place !== -1) return files.slice(0, place + 1).reverse();
  const older = files.findIndex((file) => file.path !== path && bornAt(file.id) <= bornAt(since));
  return (older === -1 ? files : files.slice(0, older)).reverse();
}

type FoundFile = { path: string; id: string };

/**
 * The log and what it was renamed to, the newest first. Who looks at one after the other while they are renamed may see one
 * twice and another never: what was seen counts only when it is seen again.
 */
async function listFiles(path: string): Promise<FoundFile[]> {
  let before = await lookAtFiles(path);
  for (;;) {
    const now = await lookAtFiles(path);
    if (JSON.stringify(now) === JSON.stringify(before)) return now;
    before = now;
  }
}

async function lookAtFiles(path: string): Promise<FoundFile[]> {
  const prefix = `${basename(path)}.`;
  const names = await readdir(dirname(path)).catch(() => []);
  const rotated = names
    .filter((name) => name.startsWith(prefix) && /^\d{1,4}$/.test(name.slice(prefix.length)))
    .sort((a, b) => Number(a.slice(prefix.length)) - Number(b.slice(prefix.length)))
    .map((name) => join(dirname(path), name));
  const files = await Promise.all(
    [path, ...rotated].map(async (each) => {
      const status = await stat(each, { bigint: true }).catch(() => null);
      return status === null ? [] : [{ path: each, id: idOf(status) }];
    }),
  );
  return files.flat();
}

function placeOf({ id, offset }: OpenLog): LogPlace {
  return { file: id, offset };
}

function idOf({ dev, ino, birthtimeNs }: { dev: bigint; ino: bigint; birthtimeNs: bigint }): string {
  return `${dev}:${ino}:${birthtimeNs}`;
}

function bornAt(id: string): bigint {
  return BigInt(/:(\d{1,20})$/.exec(id)?.[1] ?? 0);
}
