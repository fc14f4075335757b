import { constants } from "node:fs";
import koffi from "koffi";

/**
 * The few system calls that Node lacks and that safe work on file trees needs. Descriptors are plain numbers, so they
 * mix with node:fs. Every function throws an Error with `code` (ENOENT …), as node:fs does.
 */
export const libc = {
  /**
   * Opens `path` below the directory `dirFd` without following any symbolic link, not even on the way, and without
   * ever leaving that directory (openat2(2), RESOLVE_NO_SYMLINKS and RESOLVE_BENEATH).
   */
  openBeneath(dirFd: number, path: string, flags: number): number {
    const how = Buffer.alloc(24);
    how.writeBigUInt64LE(BigInt(flags | closeOnExec), 0);
    how.writeBigUInt64LE(resolveBeneath | resolveNoSymlinks, 16);
    return Number(check("openat2", path, native().syscall(openat2Number, dirFd, path, how, how.length)));
  },

  /** Gives a second name to what `oldPath` names; renames only when nothing is there (renameat2(2)). */
  renameNoReplace(oldPath: string, newPath: string): void {
    check("rename", newPath, native().renameat2(atCwd, oldPath, atCwd, newPath, renameNoReplaceFlag));
  },

  /** Names of the extended attributes of an open file; none where the file system keeps none. */
  listAttributes(fd: number): string[] {
    const size = native().flistxattr(fd, null, 0);
    if (size < 0 && isUnsupported()) return [];
    const names = Buffer.alloc(Number(check("flistxattr", String(fd), size)));
    const length = Number(check("flistxattr", String(fd), native().flistxattr(fd, names, names.length)));
    return names.subarray(0, length).toString("utf8").split("\0").filter(Boolean);
  },

  getAttribute(fd: number, name: string): Buffer {
    const value = Buffer.alloc(attributeMax);
    const length = native().fgetxattr(fd, name, value, value.length);
    return value.subarray(0, Number(check("fgetxattr", name, length)));
  },

  setAttribute(fd: number, name: string, value: Buffer): void {
    check("fsetxattr", name, native().fsetxattr(fd, name, value, value.length, 0));
  },

  /** Sets the times of an open file to the nanosecond; node:fs rounds them (futimens(3)). */
  setTimes(fd: number, atimeNs: bigint, mtimeNs: bigint): void {
    check("futimens", String(fd), native().futimens(fd, toTimespecs(atimeNs, mtimeNs)));
  },

  /** The same for a name, and for a symbolic link itself (utimensat(2)). */
  setTimesOfName(path: string, atimeNs: bigint, mtimeNs: bigint): void {
    const times = toTimespecs(atimeNs, mtimeNs);
    check("utimensat", path, native().utimensat(atCwd, path, times, atSymlinkNoFollow));
  },

  /** Offset of the next data, or of the next hole, at or behind `offset`; null behind the last data (lseek(2)). */
  seek(fd: number, offset: number, what: "data" | "hole"): number | null {
    const found = Number(native().lseek(fd, offset, what === "data" ? 3 : 4));
    if (found < 0 && koffi.errno() === koffi.os.errno.ENXIO) return null;
    return Number(check("lseek", String(fd), found));
  },

  /** Shares all blocks of `fromFd` with `toFd`; false where the file system cannot (ioctl_ficlone(2)). */
  clone(fromFd: number, toFd: number): boolean {
    return native().ioctl(toFd, ficlone, fromFd) === 0;
  },
};

const openat2Number = 437;
const closeOnExec = 0o2000000;
const resolveNoSymlinks = 0x04n;
const resolveBeneath = 0x08n;
const renameNoReplaceFlag = 1;
const atCwd = -100;
const atSymlinkNoFollow = 0x100;
const attributeMax = 64 * 1024;
const nsPerSecond = 1_000_000_000n;
const ficlone = 0x40049409;

/** Opens a name without reading or waiting for anything: right for FIFOs and devices too. */
export const openPathOnly = 0o10000000 | constants.O_NOFOLLOW;

type Native = ReturnType<typeof load>;
let loaded: Native | undefined;

function native(): Native {
  loaded ??= load();
  return loaded;
}

function load() {
  const library = koffi.load("libc.so.6");
  return {
    syscall: library.func("long syscall(long number, int dirFd, const char *path, void *how, size_t size)"),
    renameat2: library.func(
      "int renameat2(int oldDir, const char *old, int newDir, const char *new, uint flags)",
    ),
    flistxattr: library.func("intptr_t flistxattr(int fd, void *list, size_t size)"),
    fgetxattr: library.func("intptr_t fgetxattr(int fd, const char *name, void *value, size_t size)"),
    fsetxattr: library.func("int fsetxattr(int fd, const char *name, void *value, size_t size, int flags)"),
    futimens: library.func("int futimens(int fd, void *times)"),
    utimensat: library.func("int utimensat(int dirFd, const char *path, void *times, int flags)"),
    lseek: library.func("int64_t lseek(int fd, int64_t offset, int whence)"),
    ioctl: library.func("int ioctl(int fd, ulong request, int argument)"),
  };
}

function toTimespecs(...times: bigint[]): Buffer {
  const buffer = Buffer.alloc(32);
  for (const [index, ns] of times.entries()) {
    buffer.writeBigInt64LE(ns / nsPerSecond, index * 16);
    buffer.writeBigInt64LE(ns % nsPerSecond, index * 16 + 8);
  }
  return buffer;
}

function check(call: string, what: string, result: number | bigint): number | bigint {
  if (result >= 0) return result;
  const errno = koffi.errno();
  const code = Object.entries(koffi.os.errno).find(([, value]) => value === errno)?.[0] ?? "EUNKNOWN";
  throw Object.assign(new Error(`${code}: ${call} '${what}'`), { code, errno, syscall: call });
}

function isUnsupported(): boolean {
  return koffi.errno() === koffi.os.errno.ENOTSUP;
}
