import { join } from "node:path";
import type { Deletion } from "@/server/contract/deletion";
import type { Plan } from "@/server/contract/plan";
import { listDomains } from "@/server/host/list-domains";
import { measureTree } from "@/server/host/measure-tree";
import type { Subject } from "./subject";

/** What a delete removes and what it leaves, with sizes on disk in bytes. */
export async function previewDeletion(subject: Subject & Pick<Plan, "mounts">): Promise<Deletion> {
  const domain = (await listDomains()).find((found) => found.uuid === subject.uuid);
  const folder = subject.store.path;
  const isImage = subject.store.kind === "image";
  const parts = [
    isImage
      ? { what: "Its image with all private data", path: join(folder, "root.img") }
      : { what: "Its private root with all data", path: join(folder, "root") },
    { what: "Its generated init", path: join(folder, "control") },
    { what: "Its log", path: join(folder, "log") },
  ];
  const present = await Promise.all(
    parts.map(async (part) => ({ ...part, bytes: await measureTree(part.path) })),
  );
  return {
    running: domain !== undefined && domain.state !== "shut off",
    goes: [
      ...(domain === undefined ? [] : [{ what: "Its definition in libvirt", path: null, bytes: null }]),
      ...(subject.policy?.load
        ? [{ what: `Its policy module ${subject.policy.module}`, path: null, bytes: null }]
        : []),
      ...present.filter((part) => part.bytes !== null),
    ],
    stays: listShared(subject),
  };
}

function listShared({ mounts, store }: Subject & Pick<Plan, "mounts">): Deletion["stays"] {
  return mounts.flatMap(({ kind, source }) =>
    kind === "bind" && source !== null && !source.startsWith(`${store.path}/`)
      ? [{ what: "The host's own, only shared with it", path: source }]
      : [],
  );
}
