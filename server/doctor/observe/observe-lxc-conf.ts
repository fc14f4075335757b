import { readFileSync, statSync } from "node:fs";
import type { HostObservation } from "../host-observation";
import { parseSettings } from "./parse-settings";

/**
 * What libvirt's LXC driver is told, and whether its daemon can have read it: the daemon writes its pid file when it starts
 * (virPidFileAcquire). Null when the file cannot be read.
 */
export function observeLxcConf(
  file = "/etc/libvirt/lxc.conf",
  pidFiles: readonly string[] = ["/run/virtlxcd.pid", "/run/libvirtd.pid"],
): HostObservation["lxcConf"] {
  const daemonStartedAt = pidFiles.map(readTime).find((time) => time !== null) ?? null;
  const changedAt = readTime(file);
  if (changedAt === null) return { settings: {}, changedAt, daemonStartedAt };
  try {
    return { settings: parseSettings(readFileSync(file, "utf8")), changedAt, daemonStartedAt };
  } catch {
    return null;
  }
}

function readTime(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null;
}
