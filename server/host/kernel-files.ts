import { libc } from "./libc";

/**
 * Reads files that the kernel makes up as they are read (proc(5), cgroups(7)), null where there is none or it says nothing.
 * At once, for nothing is waited for. A reader that is asked the same again and again keeps at most `mostKept` of them
 * open, since opening is five sixths of the cost. For files of a process in /proc: open, they tell what is now, and fail when
 * the process is gone, also where another one has its number by then. What was not asked for since the last `closeUnread`,
 * that closes.
 */
export function createKernelFiles(mostKept = 0) {
  const kept = new Map<string, Kept>();
  let round = 0;

  return {
    read(path: string): string | null {
      const open = kept.get(path);
      if (open !== undefined) {
        open.round = round;
        const answer = libc.readKernelText(open.fd);
        if (answer !== "gone") return answer?.text ?? null;
        close(path, open);
      }
      return readAnew(path);
    },

    closeUnread(): void {
      for (const [path, open] of kept) if (open.round !== round) close(path, open);
      round++;
    },

    closeAll(): void {
      for (const [path, open] of kept) close(path, open);
    },
  };

  function readAnew(path: string): string | null {
    const fd = libc.openForReading(path);
    if (fd === null) return null;
    const answer = libc.readKernelText(fd);
    if (answer !== "gone" && kept.size < mostKept) kept.set(path, { fd, round });
    else libc.close(fd);
    return answer === "gone" ? null : (answer?.text ?? null);
  }

  function close(path: string, { fd }: Kept): void {
    libc.close(fd);
    kept.delete(path);
  }
}

type Kept = { fd: number; round: number };

/** How a file of the kernel is read. */
export type ReadKernelFile = ReturnType<typeof createKernelFiles>["read"];
