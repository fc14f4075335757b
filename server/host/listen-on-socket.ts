import { chmodSync, chownSync, mkdirSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import { connect } from "node:net";
import { dirname } from "node:path";
import { runCommand } from "./run-command";

/**
 * Lets a server listen on a Unix socket: the one that systemd hands over (sd_listen_fds(3): LISTEN_PID, LISTEN_FDS,
 * LISTEN_FDNAMES), else a new one at `path` with this mode. A file that a crash left there is removed; throws when somebody
 * answers on it. `group` gets the socket when the host has such a group.
 */
export async function listenOnSocket(
  server: Server,
  { name, path, mode, group }: SocketPlace,
): Promise<void> {
  const inherited = findInherited(name);
  if (inherited !== null) return listen(server, { fd: inherited });
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
  if (await isAnswered(path)) throw new Error(`Another process answers on ${path}.`);
  rmSync(path, { force: true });
  const umask = process.umask(0o177);
  try {
    await listen(server, { path });
  } finally {
    process.umask(umask);
  }
  const gid = group === undefined ? null : await findGroup(group);
  if (gid !== null) chownSync(path, 0, gid);
  chmodSync(path, mode);
}

type SocketPlace = { name: string; path: string; mode: number; group?: string };

/** The first descriptor that systemd hands over. */
const firstDescriptor = 3;

function findInherited(name: string): number | null {
  const { LISTEN_PID, LISTEN_FDS, LISTEN_FDNAMES } = process.env;
  if (Number(LISTEN_PID) !== process.pid) return null;
  const position =
    LISTEN_FDNAMES?.split(":").findIndex((each) => each.replace(/\.socket$/, "") === name) ?? -1;
  return position >= 0 && position < Number(LISTEN_FDS) ? firstDescriptor + position : null;
}

function listen(server: Server, where: { fd: number } | { path: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(where, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect({ path });
    probe.once("error", () => resolve(false));
    probe.once("connect", () => {
      probe.destroy();
      resolve(true);
    });
  });
}

async function findGroup(name: string): Promise<number | null> {
  const entry = await runCommand("getent", ["group", "--", name]).catch(() => "");
  const gid = /^[^:]*:[^:]*:(\d+):/.exec(entry)?.[1];
  return gid === undefined ? null : Number(gid);
}
