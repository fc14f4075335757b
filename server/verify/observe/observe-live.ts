import { readlink, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Plan } from "@/server/contract/plan";
import { findLoopDevice } from "@/server/host/find-loop-device";
import { hasInitBegun } from "@/server/host/has-init-begun";
import { listContainerProcesses } from "@/server/host/list-container-processes";
import { listNamespaceProcesses } from "@/server/host/list-namespace-processes";
import { readDomainStatus } from "@/server/host/read-domain-status";
import { readMounts } from "@/server/host/read-mounts";
import { readProcessFacts } from "@/server/host/read-process-facts";
import type { LiveObservation } from "../observation";

/** The running container by what the kernel says of its processes; null when it does not run, or not yet. */
export async function observeLive(
  plan: Pick<Plan, "name" | "uuid" | "store">,
): Promise<LiveObservation | null> {
  const status = await readDomainStatus(plan.name, plan.uuid);
  if (status === null || status.initPid === null) return null;
  const { initPid, controllerPid } = status;
  if (!hasInitBegun(initPid, controllerPid)) return null;
  const pids = [...listContainerProcesses(initPid, controllerPid), ...listNamespaceProcesses(initPid)];
  const others = [...new Set(pids)].filter((pid) => pid !== initPid);
  const [processes, sharedNamespaces, mounts, isRootOwn] = await Promise.all([
    Promise.all([initPid, ...others].map(readProcessFacts)),
    findSharedNamespaces(initPid),
    readMounts(initPid),
    isOwnRoot(initPid, plan.store),
  ]);
  return { processes: processes.filter((found) => found !== null), sharedNamespaces, mounts, isRootOwn };
}

/** Those of namespaces(7) that every container of ours has for itself. */
const ownNamespaces = ["pid", "mnt", "net", "ipc", "uts"];

async function findSharedNamespaces(pid: number): Promise<string[]> {
  const shared = await Promise.all(
    ownNamespaces.map(async (kind) => {
      const [own, host] = await Promise.all([readNamespace(pid, kind), readNamespace("self", kind)]);
      return own === null || own === host ? [kind] : [];
    }),
  );
  return shared.flat();
}

function readNamespace(pid: number | "self", kind: string): Promise<string | null> {
  return readlink(`/proc/${pid}/ns/${kind}`).catch(() => null);
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
