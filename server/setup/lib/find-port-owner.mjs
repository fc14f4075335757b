import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/**
 * Who listens on a TCP port: "NAME (process PID)", or null when that cannot be seen. From /proc/net/tcp (proc(5):
 * local address as hex, state 0A is LISTEN, tenth field the inode) and the descriptors of the processes.
 * @param {number} port
 */
export function findPortOwner(port) {
  const inodes = new Set(["/proc/net/tcp", "/proc/net/tcp6"].flatMap((file) => readListeners(file, port)));
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    if (readSockets(pid).some((inode) => inodes.has(inode))) {
      return `${readFileSync(`/proc/${pid}/comm`, "utf8").trim()} (process ${pid})`;
    }
  }
  return null;
}

/**
 * @param {string} file
 * @param {number} port
 */
function readListeners(file, port) {
  const end = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  return readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(end) && fields[3] === "0A")
    .map((fields) => fields[9]);
}

/** @param {string} pid */
function readSockets(pid) {
  const links = attempt(() => readdirSync(`/proc/${pid}/fd`))?.map((fd) =>
    attempt(() => readlinkSync(`/proc/${pid}/fd/${fd}`)),
  );
  return (links ?? []).flatMap((target) => (target?.startsWith("socket:[") ? [target.slice(8, -1)] : []));
}

/**
 * The result, or null: processes end and descriptors close while we look.
 * @template T
 * @param {() => T} read
 */
function attempt(read) {
  try {
    return read();
  } catch {
    return null;
  }
}
