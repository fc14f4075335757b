import { existsSync } from "node:fs";
import { findCgroupFolders } from "@/server/host/find-cgroup-folders";
import { readCgroupProcesses } from "@/server/host/read-cgroup-processes";
import { readParent } from "@/server/host/read-parent";
import { readProcessContext } from "@/server/host/read-process-context";
import { selinuxMode } from "@/server/host/selinux-mode";
import type { HostObservation } from "../host-observation";
import { ownServices } from "../own-services";

/**
 * The domains of the product's own processes, as the kernel says; null where SELinux is off. A service's process is found by its
 * control group and not by asking systemd, which may refuse the helper's domain an answer.
 */
export async function observeOwnDomains(
  whoLooks: "helper" | "command",
): Promise<HostObservation["ownDomains"]> {
  if (selinuxMode.read() === "disabled") return null;
  return {
    isInstalled: ownServices.every(({ unit }) => existsSync(`/etc/systemd/system/${unit}`)),
    helper: whoLooks === "helper" ? readProcessContext(process.pid) : null,
    services: await Promise.all(ownServices.map(observeService)),
  };
}

async function observeService({ unit, domain }: (typeof ownServices)[number]) {
  const context = `system_u:system_r:${domain}:s0`;
  const contexts = (await listStarted(unit)).map((pid) => readProcessContext(pid));
  return {
    unit,
    domain,
    isKnown: isKnown(context),
    isPermissive: selinuxMode.isTypePermissive(context),
    contexts: contexts.filter((found) => found !== null),
  };
}

/** Those that systemd started itself: what a service calls may well change into a domain of its own. */
async function listStarted(unit: string): Promise<number[]> {
  const group = `/system.slice/${unit}`;
  const folders = findCgroupFolders(`0::${group}\n1:name=systemd:${group}\n`);
  const pids = [...new Set(folders.flatMap(readCgroupProcesses))];
  const parents = await Promise.all(pids.map(readParent));
  return pids.filter((_, index) => parents[index] === 1);
}

function isKnown(context: string): boolean | null {
  try {
    return selinuxMode.isContextKnown(context);
  } catch {
    return null;
  }
}
