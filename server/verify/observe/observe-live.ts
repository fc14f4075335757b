import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Plan } from "@/server/contract/plan";
import { findLoopDevice } from "@/server/host/find-loop-device";
import { hasInitBegun } from "@/server/host/has-init-begun";
import { listContainerProcesses } from "@/server/host/list-container-processes";
import type { Domain } from "@/server/host/list-domains";
import { listNamespaceProcesses } from "@/server/host/list-namespace-processes";
import { readDomainStatus } from "@/server/host/read-domain-status";
import { type Mount, readMounts } from "@/server/host/read-mounts";
import { type Place, readPlace } from "@/server/host/read-place";
import { readProcessFacts } from "@/server/host/read-process-facts";
import type { LiveObservation } from "../observation";
import { findSharedNamespaces } from "./find-shared-namespaces";

/**
 * The running container by what the kernel says of its processes; null when it does not run, or not yet. `domains` are
 * all of libvirt's.
 */
export async function observeLive(
  plan: Pick<Plan, "name" | "uuid" | "store" | "mounts">,
  domains: readonly Domain[],
): Promise<LiveObservation | null> {
  const status = await readDomainStatus(plan.name, plan.uuid);
  if (status === null || status.initPid === null) return null;
  const { initPid, controllerPid } = status;
  if (!hasInitBegun(initPid, controllerPid)) return null;
  const pids = [...listContainerProcesses(initPid, controllerPid), ...listNamespaceProcesses(initPid)];
  const others = [...new Set(pids)].filter((pid) => pid !== initPid);
  const hostMounts = await readMounts("self");
  const [processes, sharedNamespaces, mounts, isRootOwn, places] = await Promise.all([
    Promise.all([initPid, ...others].map(readProcessFacts)),
    findSharedNamespaces(
      initPid,
      domains.filter(({ uuid }) => uuid !== plan.uuid),
    ),
    readMounts(initPid),
    isOwnRoot(initPid, plan.store),
    findPlaces(plan, hostMounts),
  ]);
  return {
    processes: processes.filter((found) => found !== null),
    sharedNamespaces,
    mounts,
    hostMounts,
    places,
    isRootOwn,
  };
}

/** By device and inode: no name inside the container is trusted. */
async function isOwnRoot(pid: number, store: Plan["store"]): Promise<boolean> {
  const root = await stat(`/proc/${pid}/root`).catch(() => null);
  if (root === null) return false;
  if (store.kind === "directory") {
    const own = await stat(join(store.path, "root")).catch(() => null);
    return own?.dev === root.dev && own.ino === root.ino;
  }
  const device = await findLoopDevice(join(store.path, "root.img"));
  const loop = device === null ? null : await stat(device).catch(() => null);
  return loop?.rdev === root.dev;
}

async function findPlaces(
  { mounts }: Pick<Plan, "mounts">,
  hostMounts: readonly Mount[],
): Promise<LiveObservation["places"]> {
  const found = await Promise.all(
    mounts.map(async ({ kind, source, target }): Promise<[string, Place | null]> => {
      if (source === null) return [target, null];
      return [target, kind === "image" ? await findImage(source) : readPlace(source, hostMounts)];
    }),
  );
  return new Map(found);
}

/** From sysfs: "7:0". */
async function findImage(file: string): Promise<Place | null> {
  const device = await findLoopDevice(file);
  const rdev = device === null ? undefined : (await stat(device).catch(() => null))?.rdev;
  // makedev(3): the major number in bits 8 to 19, the minor in the others.
  if (rdev === undefined) return null;
  return { device: `${(rdev >> 8) & 0xfff}:${(rdev & 0xff) | ((rdev >> 12) & 0xfff00)}`, root: "/" };
}
