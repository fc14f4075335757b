import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { ScError } from "@/server/contract/error";
import { findLoopDevice } from "@/server/host/find-loop-device";
import { readDomainStatus } from "@/server/host/read-domain-status";
import { selinuxMode } from "@/server/host/selinux-mode";
import { checkLabel } from "./check-label";
import type { Subject } from "./subject";

/**
 * Throws ScError container_not_found, container_running, container_busy or plan_refused (it would have no label) when the container cannot start now.
 * Looks at files only: whether libvirt knows the domain, the start itself says.
 */
export async function checkStart(subject: Subject): Promise<void> {
  const status = await readDomainStatus(subject.name, subject.uuid);
  if (status !== null) throw new ScError("container_running", `${subject.name} is ${status.state} already.`);
  checkLabel(subject, { mode: selinuxMode.read(), isContextKnown: selinuxMode.isContextKnown });
  const isImage = subject.store.kind === "image";
  const root = join(subject.store.path, isImage ? "root.img" : "root");
  await requireKind(root, isImage ? "file" : "directory");
  await requireKind(join(subject.store.path, "control"), "directory");
  await requireKind(join(subject.store.path, "log"), "directory");
  if (isImage) await requireFreeImage(root);
}

async function requireKind(path: string, kind: "file" | "directory"): Promise<void> {
  const found = await lstat(path).catch(() => null);
  if (kind === "file" ? found?.isFile() : found?.isDirectory()) return;
  throw new ScError("container_not_found", `${path} is not there.`, {
    fix: "It was removed or replaced outside. Restore it, or delete the container.",
  });
}

/** libvirt mounts one image twice without a word, and ext4 does not survive that. */
async function requireFreeImage(image: string): Promise<void> {
  const device = await findLoopDevice(image);
  if (device === null) return;
  throw new ScError("container_busy", `${image} is in use by ${device}.`, {
    fix: `Unmount it and detach it (losetup --detach ${device}); if another domain runs on it, stop that first.`,
  });
}
