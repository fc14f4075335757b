import { existsSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import type { HostStatus } from "@/server/contract/host-status";
import { readLibvirtFacts } from "@/server/host/libvirt-facts";
import { readSelinuxFacts } from "@/server/host/selinux-facts";
import { settings } from "@/server/host/settings";

/**
 * What the host is now. libvirt's own words are asked for only when it has come back (`before` says that it was away):
 * its version and drivers do not change while it runs.
 */
export async function readHostStatus(
  isReachable: boolean,
  before: Pick<HostStatus, "libvirt" | "packageDbs" | "helperVersion">,
): Promise<HostStatus> {
  const { mode, policy } = readSelinuxFacts();
  return {
    hostname: hostname(),
    system: readSystemName(),
    packageDbs: before.packageDbs,
    selinux: { mode, policy },
    libvirt: await readLibvirt(isReachable, before.libvirt),
    helperVersion: before.helperVersion,
  };
}

async function readLibvirt(
  isReachable: boolean,
  before: HostStatus["libvirt"],
): Promise<HostStatus["libvirt"]> {
  const away = { ...before, reachable: false, awaySince: before.awaySince ?? Date.now() };
  if (!isReachable) return away;
  if (before.reachable) return before;
  const { libvirt } = await readLibvirtFacts(settings.libvirtUri);
  if (!libvirt) return away;
  const { version, selinuxDriver } = libvirt;
  return { reachable: true, awaySince: null, version, selinuxDriver };
}

/** PRETTY_NAME of os-release(5). */
function readSystemName(): string {
  const path = ["/etc/os-release", "/usr/lib/os-release"].find((candidate) => existsSync(candidate));
  const line = path && /^PRETTY_NAME="?([^"\n]*)"?$/m.exec(readFileSync(path, "utf8"));
  return (line ? line[1] : null) ?? "Linux";
}
