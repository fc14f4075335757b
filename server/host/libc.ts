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
    return openat2(dirFd, path, flags);
  },

  /**
   * Opens path-only what has this name in the directory `dirFd`, a symbolic link itself, and nothing else: where something
   * is mounted on the name it throws EXDEV. Names are bytes, in any encoding or none.
   */
  openEntry(dirFd: number, name: Buffer): number {
    return openat2(dirFd, Buffer.concat([name, endOfString]), openPathOnly, { resolve: resolveNoMounts });
  },

  /** The next names in an open directory, without . and ..; none at its end, and when it was removed (getdents64(2)). */
  readNames(fd: number): Buffer[] {
    const length = Number(native().getdents64(fd, scratch, scratch.length));
    if (length < 0 && koffi.errno() === koffi.os.errno.ENOENT) return [];
    check("getdents64", String(fd), length);
    const names = splitNames(scratch.subarray(0, length));
    // What was read may have been nothing but . and .., with more behind it.
    return length > 0 && names.length === 0 ? libc.readNames(fd) : names;
  },

  /** Makes and opens a new file in the directory `dirFd`; whatever is there already makes it fail with EEXIST. */
  createFile(dirFd: number, name: string, mode: number): number {
    return openat2(dirFd, name, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, { mode });
  },

  makeDirectory(dirFd: number, name: string, mode: number): void {
    check("mkdirat", name, native().mkdirat(dirFd, name, mode));
  },

  makeSymlink(target: string, dirFd: number, name: string): void {
    check("symlinkat", name, native().symlinkat(target, dirFd, name));
  },

  /** A second name for a file; a symbolic link as `oldPath` is not followed (linkat(2)). */
  makeLink(oldDirFd: number, oldPath: string, dirFd: number, name: string): void {
    check("linkat", name, native().linkat(oldDirFd, oldPath, dirFd, name, 0));
  },

  /** Whether a path below the directory `dirFd` is a symbolic link (readlinkat(2); links on the way are followed). */
  isSymlink(dirFd: number, path: string): boolean {
    if (native().readlinkat(dirFd, path, scratch, scratch.length) >= 0) return true;
    const { EINVAL, ENOENT, ENOTDIR, ELOOP } = koffi.os.errno;
    if ([EINVAL, ENOENT, ENOTDIR, ELOOP].includes(koffi.errno())) return false;
    check("readlinkat", path, -1);
    return false;
  },

  /** Owner of a symbolic link itself. */
  changeOwner(dirFd: number, name: string, uid: number, gid: number): void {
    check("fchownat", name, native().fchownat(dirFd, name, uid, gid, atSymlinkNoFollow));
  },

  /** Gives a second name to what `oldPath` names; renames only when nothing is there (renameat2(2)). */
  renameNoReplace(oldPath: string, newPath: string): void {
    check("rename", newPath, native().renameat2(atCwd, oldPath, atCwd, newPath, renameNoReplaceFlag));
  },

  /** Names of the extended attributes of an open file; none where the file system keeps none. */
  listAttributes(fd: number): string[] {
    const length = native().flistxattr(fd, scratch, scratch.length);
    if (length === 0 || (length < 0 && koffi.errno() === koffi.os.errno.ENOTSUP)) return [];
    check("flistxattr", String(fd), length);
    return scratch.toString("utf8", 0, Number(length)).split("\0").filter(Boolean);
  },

  /**
   * An extended attribute of what is open, null when there is none. It may be open path-only, be it a symbolic link, FIFO or
   * device: fgetxattr(2) would refuse that, and the link in /proc leads to the very thing (proc(5), /proc/pid/fd).
   */
  getAttribute(fd: number, name: string): Buffer | null {
    return toValue(name, native().getxattr(`/proc/self/fd/${fd}`, name, scratch, scratch.length));
  },

  /** Sets an extended attribute of what is open, also path-only, as getAttribute does. */
  setAttribute(fd: number, name: string, value: Buffer): void {
    check("setxattr", name, native().setxattr(`/proc/self/fd/${fd}`, name, value, value.length, 0));
  },

  /** Sets the times of an open file to the nanosecond; node:fs rounds them (futimens(3)). */
  setTimes(fd: number, atimeNs: bigint, mtimeNs: bigint): void {
    check("futimens", String(fd), native().futimens(fd, toTimespecs(atimeNs, mtimeNs)));
  },

  /** The same for a name in the directory `dirFd`, and for a symbolic link itself (utimensat(2)). */
  setTimesOfName(dirFd: number, name: string, atimeNs: bigint, mtimeNs: bigint): void {
    const times = toTimespecs(atimeNs, mtimeNs);
    check("utimensat", name, native().utimensat(dirFd, name, times, atSymlinkNoFollow));
  },

  /** An extended attribute of what a name stands for, null when there is none (lgetxattr(2)). */
  getAttributeOfName(path: string, attribute: string): Buffer | null {
    return toValue(path, native().lgetxattr(path, attribute, scratch, scratch.length));
  },

  /** Opens a file for reading; null where there is none or it may not be opened. Costs no Error, as it does in node:fs. */
  openForReading(path: string): number | null {
    const fd = native().open(path, constants.O_RDONLY | constants.O_NONBLOCK | closeOnExec);
    return fd < 0 ? null : fd;
  },

  /**
   * Text of an open file that the kernel makes up anew at every reading (proc(5), cgroups(7)); null where it says nothing,
   * "gone" where the process or the group that it was about is no more (ESRCH, ENODEV).
   */
  readKernelText(fd: number): { text: string } | null | "gone" {
    let text = "";
    for (let offset = 0; ; ) {
      const length = Number(native().pread(fd, scratch, scratch.length, offset));
      if (length === 0) return { text };
      if (length < 0)
        return [koffi.os.errno.ESRCH, koffi.os.errno.ENODEV].includes(koffi.errno()) ? "gone" : null;
      text += scratch.toString("utf8", 0, length);
      offset += length;
    }
  },

  close(fd: number): void {
    check("close", String(fd), native().close(fd));
  },

  /** Offset of the next data, or of the next hole, at or behind `offset`; null behind the last data (lseek(2)). */
  seek(fd: number, offset: number, what: "data" | "hole"): number | null {
    const found = Number(native().lseek(fd, offset, what === "data" ? 3 : 4));
    if (found < 0 && koffi.errno() === koffi.os.errno.ENXIO) return null;
    return Number(check("lseek", String(fd), found));
  },

  /** Gives the blocks of a stretch of a file back; it reads as zeros, the size stays (fallocate(2), FALLOC_FL_PUNCH_HOLE). */
  punchHole(fd: number, offset: number, length: number): void {
    check("fallocate", String(fd), native().fallocate(fd, punchHoleKeepSize, offset, length));
  },

  /** Shares all blocks of `fromFd` with `toFd`; false where the file system cannot (ioctl_ficlone(2)). */
  clone(fromFd: number, toFd: number): boolean {
    return native().ioctl(toFd, ficlone, fromFd) === 0;
  },
};

const openat2Number = 437;
const closeOnExec = 0o2000000;
const resolveNoSymlinks = 0x04;
const resolveBeneath = 0x08;
const resolveNoMounts = 0x01;
const renameNoReplaceFlag = 1;
const atCwd = -100;
const atSymlinkNoFollow = 0x100;
/** Room for the longest value and the longest list of names (XATTR_SIZE_MAX, XATTR_LIST_MAX). */
const scratch = Buffer.alloc(64 * 1024);
const endOfString = Buffer.alloc(1);
const nsPerSecond = 1_000_000_000n;
const ficlone = 0x40049409;
const punchHoleKeepSize = 0x03;

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
    readlinkat: library.func("intptr_t readlinkat(int dirFd, const char *path, void *target, size_t size)"),
    mkdirat: library.func("int mkdirat(int dirFd, const char *name, uint mode)"),
    symlinkat: library.func("int symlinkat(const char *target, int dirFd, const char *name)"),
    linkat: library.func("int linkat(int oldDir, const char *old, int newDir, const char *new, int flags)"),
    fchownat: library.func("int fchownat(int dirFd, const char *name, uint uid, uint gid, int flags)"),
    setxattr: library.func(
      "int setxattr(const char *path, const char *name, void *value, size_t size, int flags)",
    ),
    getxattr: library.func("intptr_t getxattr(const char *path, const char *name, void *value, size_t size)"),
    lgetxattr: library.func(
      "intptr_t lgetxattr(const char *path, const char *name, void *value, size_t size)",
    ),
    flistxattr: library.func("intptr_t flistxattr(int fd, void *list, size_t size)"),
    getdents64: library.func("intptr_t getdents64(int fd, void *entries, size_t size)"),
    futimens: library.func("int futimens(int fd, void *times)"),
    utimensat: library.func("int utimensat(int dirFd, const char *path, void *times, int flags)"),
    open: library.func("int open(const char *path, int flags)"),
    pread: library.func("intptr_t pread(int fd, void *target, size_t size, int64_t offset)"),
    close: library.func("int close(int fd)"),
    lseek: library.func("int64_t lseek(int fd, int64_t offset, int whence)"),
    fallocate: library.func("int fallocate(int fd, int mode, int64_t offset, int64_t length)"),
    ioctl: library.func("int ioctl(int fd, ulong request, int argument)"),
  };
}

function openat2(
  dirFd: number,
  path: string | Buffer,
  flags: number,
  { mode = 0, resolve = 0 }: { mode?: number; resolve?: number } = {},
): number {
  how.writeUInt32LE((flags | closeOnExec) >>> 0, 0);
  how.writeUInt32LE(mode, 8);
  how.writeUInt32LE(resolveBeneath | resolveNoSymlinks | resolve, 16);
  return Number(
    check("openat2", String(path), native().syscall(openat2Number, dirFd, path, how, how.length)),
  );
}

/** struct open_how: three 64-bit words, of which the upper halves stay 0. */
const how = Buffer.alloc(24);

/** struct linux_dirent64: inode and offset in 16 bytes, length of the record in 2, kind in 1, then the name, ended by a 0. */
function splitNames(entries: Buffer): Buffer[] {
  const names: Buffer[] = [];
  for (let at = 0; at < entries.length; at += entries.readUInt16LE(at + 16)) {
    const name = entries.subarray(at + 19, entries.indexOf(0, at + 19));
    const isDots = name.equals(dot) || name.equals(dots);
    if (!isDots) names.push(Buffer.from(name));
  }
  return names;
}

const dot = Buffer.from(".");
const dots = Buffer.from("..");

function toValue(what: string, length: number | bigint): Buffer | null {
  const { ENODATA, ENOENT, ENOTSUP } = koffi.os.errno;
  if (length < 0 && [ENODATA, ENOENT, ENOTSUP].includes(koffi.errno())) return null;
  check("getxattr", what, length);
  return Buffer.from(scratch.subarray(0, Number(length)));
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
