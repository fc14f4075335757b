import { isWithin } from "../path/is-within";

/**
 * The kind of place of a canonical path, after the file system hierarchy (FHS 3.0; hier(7)):
 * usr · opt · etc · memory (/run, /tmp, /dev/shm) · kernel (/proc, /sys, the rest of /dev) · boot · personal (/home, /root) ·
 * log, cache, state (what programs keep for themselves under /var) · content (everything else: /srv, /var/www, /data …).
 */
export function placeOf(path: string): Place {
  return places.find(([directory]) => isWithin(path, directory))?.[1] ?? "content";
}

export type Place =
  | "usr"
  | "opt"
  | "etc"
  | "memory"
  | "kernel"
  | "boot"
  | "personal"
  | "log"
  | "cache"
  | "state"
  | "content";

const places: readonly (readonly [string, Place])[] = [
  ["/usr", "usr"],
  ["/bin", "usr"],
  ["/sbin", "usr"],
  ["/lib", "usr"],
  ["/lib32", "usr"],
  ["/lib64", "usr"],
  ["/libx32", "usr"],
  ["/opt", "opt"],
  ["/etc", "etc"],
  ["/run", "memory"],
  ["/tmp", "memory"],
  ["/dev/shm", "memory"],
  ["/dev", "kernel"],
  ["/proc", "kernel"],
  ["/sys", "kernel"],
  ["/boot", "boot"],
  ["/home", "personal"],
  ["/root", "personal"],
  ["/var/log", "log"],
  ["/var/cache", "cache"],
  ["/var/tmp", "cache"],
  ["/var/lib", "state"],
  ["/var/spool", "state"],
  ["/var/mail", "state"],
  ["/var/opt", "state"],
  ["/var/games", "state"],
  ["/var/backups", "state"],
  ["/var/crash", "state"],
];
