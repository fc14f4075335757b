import { ScError } from "@/server/contract/error";
import type { Plan, PlanEntry } from "@/server/contract/plan";
import type { Ownership } from "@/server/host/apply-ownership";

/**
 * Everything that the private root of a container holds, parents first and each path once: copies, empty files and
 * directories, generated files, mount points, and the directories above them. Pure.
 * `fileTargets` are the mount points that are files.
 * Throws ScError plan_refused when something would lie below a link or a file.
 */
export function listPrivateItems(plan: PrivatePlan, fileTargets: ReadonlySet<string>): PrivateItem[] {
  const items = new Map<string, PrivateItem>();
  const add = (item: PrivateItem) => items.set(item.path, item);
  for (const path of systemMountPoints) add({ make: "directory", path, like: null });
  for (const path of listMountPoints(plan)) {
    add(
      fileTargets.has(path)
        ? { make: "file", path, content: "", mode: 0o644, uid: 0, gid: 0 }
        : { make: "directory", path, like: null },
    );
  }
  for (const entry of plan.entries) {
    const item = toItem(entry);
    if (item !== null) add(item);
  }
  for (const file of plan.generatedFiles) {
    if (isBelow(file.path, controlFolder)) continue;
    add({ make: "file", path: file.path, content: file.content, mode: file.mode, uid: 0, gid: 0 });
  }
  return withParents(items, plan);
}

export type PrivatePlan = Pick<Plan, "entries" | "generatedFiles" | "mounts">;

export type PrivateItem =
  /** What the host has at this path; its kind must still be `kind`. */
  | { make: "copy"; path: string; kind: "file" | "directory"; size: number }
  /** `like`: mode and owner; null: as the host's directory of that path, or root's with 0755. */
  | { make: "directory"; path: string; like: Ownership | null }
  | ({ make: "file"; path: string; content: string } & Ownership)
  /** A link to what the plan says; `onHost`: the host must still have a link there. */
  | { make: "link"; path: string; target: string; uid: number; gid: number; onHost: boolean };

/** Where the generated files that only the host may change are mounted; they are kept beside the root, not in it. */
const controlFolder = "/.sandboxcontainer/control";

/** libvirt mounts these itself (lxc_container.c lxcContainerMountBasicFS; .oldroot is its pivot point). */
const systemMountPoints = ["/dev", "/proc", "/sys", "/.oldroot"];

/** A mount point below another mount is that mount's matter: the private root is hidden there. */
function listMountPoints(plan: PrivatePlan): string[] {
  const targets = plan.mounts.map((mount) => mount.target).filter((target) => target !== "/");
  return targets.filter((target) => !targets.some((other) => other !== target && isBelow(target, other)));
}

function toItem(entry: PlanEntry): PrivateItem | null {
  const { path, kind, mode, uid, gid, size, target, onHost } = entry;
  if (kind === "other" || !(entry.disposition === "copy" || entry.disposition === "empty")) return null;
  if (kind === "symlink") {
    if (target === null)
      throw new ScError("plan_refused", `${path} is a link without a target in this plan.`);
    return { make: "link", path, target, uid, gid, onHost };
  }
  const isCopy = entry.disposition === "copy" && (onHost || kind === "file");
  if (isCopy) return { make: "copy", path, kind, size: kind === "file" ? size : 0 };
  if (kind === "directory") return { make: "directory", path, like: { mode, uid, gid } };
  return { make: "file", path, content: "", mode, uid, gid };
}

function withParents(items: Map<string, PrivateItem>, plan: PrivatePlan): PrivateItem[] {
  const planned = new Map(plan.entries.map((entry) => [entry.path as string, entry]));
  for (const path of [...items.keys()]) {
    for (let parent = parentOf(path); parent !== "/"; parent = parentOf(parent)) {
      const item = items.get(parent);
      if (item === undefined) items.set(parent, makeParent(parent, planned.get(parent)));
      else if (!isDirectory(item)) refuse(path, parent);
    }
  }
  return [...items.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function makeParent(path: string, entry: PlanEntry | undefined): PrivateItem {
  if (entry?.kind !== "directory") return { make: "directory", path, like: null };
  return { make: "directory", path, like: { mode: entry.mode, uid: entry.uid, gid: entry.gid } };
}

function isDirectory(item: PrivateItem): boolean {
  return item.make === "directory" || (item.make === "copy" && item.kind === "directory");
}

function refuse(path: string, parent: string): never {
  throw new ScError("plan_refused", `${path} cannot be made: ${parent} is not a directory in this plan.`, {
    fix: `Leave out ${path}, or ${parent}.`,
  });
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}
