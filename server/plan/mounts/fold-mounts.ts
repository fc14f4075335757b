import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { PlanEntry, PlanMount } from "@/server/contract/plan";
import { comparePaths } from "../path/compare-paths";
import { parentOf } from "../path/parent-of";
import type { PlanContext } from "../plan-context";
import { because } from "../reason/because";

/**
 * The mounts that make the entries true, parents first: the private root, one read-only bind for each highest path that
 * is shared, one tmpfs for each highest path in memory, and the two of the container's own init. `hidden` are private
 * entries that would lie below a bind or a tmpfs, and shared links and files in memory that no mount can make.
 */
export function foldMounts(
  context: PlanContext,
  entries: readonly PlanEntry[],
): { mounts: PlanMount[]; hidden: PlanEntry[] } {
  const found = new Map<AbsolutePath, PlanMount>([["/" as AbsolutePath, mountRoot(context)]]);
  const hidden: PlanEntry[] = [];
  for (const entry of [...entries].sort((a, b) => comparePaths(a.path, b.path))) {
    if (entry.disposition === "omit") continue;
    const above = findMount(found, entry.path);
    if (fits(entry, above)) continue;
    const mount = canBeMounted(entry) ? mountEntry(entry, context) : null;
    if (mount === null) hidden.push(entry);
    else found.set(entry.path, mount);
  }
  const mounts = [...found.values(), ...mountControl(context)].sort((a, b) =>
    comparePaths(a.target, b.target),
  );
  return { mounts, hidden };
}

function findMount(found: ReadonlyMap<AbsolutePath, PlanMount>, path: AbsolutePath): PlanMount | undefined {
  for (let at = path; ; at = parentOf(at)) {
    const mount = found.get(at);
    if (mount !== undefined || at === "/") return mount;
  }
}

function fits({ disposition }: PlanEntry, above: PlanMount | undefined): boolean {
  if (disposition === "shared") return above?.kind === "bind";
  if (disposition === "tmpfs") return above?.kind === "tmpfs";
  return above?.kind === "root" || above?.kind === "image";
}

function canBeMounted({ disposition, kind }: PlanEntry): boolean {
  if (disposition === "shared") return kind === "file" || kind === "directory";
  return disposition === "tmpfs" && kind === "directory";
}

function mountEntry(entry: PlanEntry, context: PlanContext): PlanMount {
  const { path, reason } = entry;
  if (entry.disposition === "shared") {
    return { kind: "bind", source: path, target: path, readOnly: true, sizeKiB: null, reason };
  }
  const sizeKiB = tmpfsSize(path, context.request.memoryMiB);
  return { kind: "tmpfs", source: null, target: path, readOnly: false, sizeKiB, reason };
}

/** What lies in memory counts against the container's memory: a sixteenth for /run, half for all others. */
function tmpfsSize(path: string, memoryMiB: number): number {
  return Math.floor((memoryMiB * 1024) / (path === "/run" ? 16 : 2));
}

function mountRoot({ request, containerPath }: PlanContext): PlanMount {
  const isImage = request.store.kind === "image";
  return {
    kind: isImage ? "image" : "root",
    source: `${containerPath}/${isImage ? "root.img" : "root"}` as AbsolutePath,
    target: "/" as AbsolutePath,
    readOnly: false,
    sizeKiB: null,
    reason: because("base", `the container's own root, in ${isImage ? "an image file" : "a directory"}`),
  };
}

function mountControl({ containerPath }: PlanContext): PlanMount[] {
  const mount = (name: string, readOnly: boolean, text: string): PlanMount => ({
    kind: "bind",
    source: `${containerPath}/${name}` as AbsolutePath,
    target: `/.sandboxcontainer/${name}` as AbsolutePath,
    readOnly,
    sizeKiB: null,
    reason: because("base", text),
  });
  return [
    mount("control", true, "the container's init, which only the host may change"),
    mount("log", false, "what the program prints and how it ended; of this container only"),
  ];
}
