/**
 * What one process may do to another, each a writer of the line of Python that does it to the one of that number. Where
 * it succeeds it changes nothing.
 */
export const processAccess: readonly [what: string, write: (pid: number) => string][] = [
  ["asking whether it is there", (pid) => `os.kill(${pid}, 0)`],
  ["a signal", (pid) => `os.kill(${pid}, signal.SIGCONT)`],
  ["its environment", (pid) => `open("/proc/${pid}/environ").read()`],
  ["its root directory", (pid) => `os.readlink("/proc/${pid}/root")`],
  ["tracing", (pid) => `check(libc.ptrace(0x4206, ${pid}, 0, 0))`],
  [
    "its priority",
    (pid) => `os.setpriority(os.PRIO_PROCESS, ${pid}, os.getpriority(os.PRIO_PROCESS, ${pid}))`,
  ],
];
