import { chmod, mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ScError } from "@/server/contract/error";
import type { Plan } from "@/server/contract/plan";
import type { Step } from "@/server/contract/work";
import { containerOwner } from "@/server/host/container-owner";
import { domainControl } from "@/server/host/domain-control";
import { labelTree } from "@/server/host/label-tree";
import { removeTree } from "@/server/host/remove-tree";
import { type BuildOptions, type BuildPlaces, buildPlaces } from "./build-places";
import { explainFullDisk } from "./explain-full-disk";
import { fillTree } from "./fill-tree";
import { findFileTargets } from "./find-file-targets";
import { listAddedItems } from "./list-added-items";
import type { PrivateItem } from "./list-private-items";
import { addedFiles } from "./place-added";
import { placeModule } from "./place-module";
import { replacePolicy } from "./replace-policy";
import { requireOwn } from "./require-own";
import { requireStopped } from "./require-stopped";
import { controlPrefix } from "./write-control-files";

/**
 * Makes a container that stands and does not run what another plan says: new files are added to its root, its policy, control
 * files and definition replaced. Its data stays, and so does what the new plan has no more. `clean` comes when nothing
 * is to be undone any more. The undo of the steps needs the plan before alone. The steps throw ScError plan_refused,
 * plan_changed, path_exists, container_running, disk_full, libvirt_unreachable, command_failed or cancelled.
 */
export function changeWork({ before, after }: Plans, options: BuildOptions): { steps: Step[]; clean: Step } {
  const places = buildPlaces(after, options);
  const root = join(places.target, "root");
  const steps: Step[] = [
    {
      id: "stage",
      label: "Prepare the staging directory",
      run: () => stage(after, places, options.jobId),
      undo: () => removeTree(places.staging),
    },
    {
      id: "copy",
      label: "Copy what is new",
      run: async (progress) => {
        const { items } = await findAdded({ before, after });
        const tree = join(places.staging, "tree");
        await fillTree(withFolders(items), { source: "/", tree, progress });
        await labelTree(after.label.fileContext, tree);
      },
      undo: null,
    },
    {
      id: "policy",
      label: "Load the policy",
      run: async (progress) => {
        if (JSON.stringify(before.policy) !== JSON.stringify(after.policy))
          await replacePolicy(after, places, progress);
      },
      undo: async () => {
        if (before.policy?.load || after.policy?.load) await replacePolicy(before, places, quiet());
      },
    },
    {
      id: "place",
      label: "Put it into its root",
      run: async () => {
        const { tops } = await findAdded({ before, after });
        await requireStopped(after);
        await addedFiles.place(tops, { staging: places.staging, root });
      },
      undo: async () => {
        if (after.store.kind === "directory") await addedFiles.takeBack({ staging: places.staging, root });
      },
    },
    {
      id: "control",
      label: "Write its init",
      run: () => replaceControlFiles(after, places),
      undo: () => replaceControlFiles(before, places),
    },
    {
      id: "define",
      label: "Define it in libvirt",
      run: () => domainControl.define(after.domainXml),
      undo: () => domainControl.define(before.domainXml),
    },
    {
      id: "hand-over",
      label: "Note that it may run with it",
      run: () => addedFiles.handOver(places.staging),
      undo: null,
    },
  ];
  const clean = {
    id: "clean",
    label: "Remove the staging directory",
    run: () => removeTree(places.staging),
    undo: null,
  };
  const { path } = after.store;
  const needs = "The new files were to be put there;";
  return { steps: steps.map((step) => explainFullDisk(step, { path, needs })), clean };
}

/**
 * What is added to the root, its highest paths first of all. Throws plan_refused where that is an image: it is filled once, and
 * never mounted by the host.
 */
export async function findAdded({ before, after }: Plans): Promise<ReturnType<typeof listAddedItems>> {
  const added = listAddedItems(before, after, await findFileTargets(after));
  if (added.items.length === 0 || after.store.kind === "directory") return added;
  throw new ScError(
    "plan_refused",
    `${added.tops.map(({ path }) => path).join(", ")} would have to be put into its image, which is filled only once.`,
    { fix: "Build a new container with this choice, and move its data." },
  );
}

export type Plans = { before: Plan; after: Plan };

async function stage(plan: Plan, { staging, target }: BuildPlaces, job: string): Promise<void> {
  await requireStopped(plan);
  await requireOwn(target, plan.uuid);
  await mkdir(staging, { mode: 0o700 });
  await containerOwner.write(staging, { job, uuid: plan.uuid });
  await mkdir(join(staging, "tree"));
}

/** The directories that they lie in, for the staging only. */
function withFolders(items: readonly PrivateItem[]): PrivateItem[] {
  const all = new Map(items.map((item) => [item.path, item]));
  for (const { path } of items) {
    for (let folder = dirname(path); folder !== "/"; folder = dirname(folder)) {
      if (!all.has(folder)) all.set(folder, { make: "directory", path: folder, like: null });
    }
  }
  return [...all.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Its init and the text of its policy. Only the host writes there; each file is replaced whole. */
async function replaceControlFiles(plan: Plan, { target }: BuildPlaces): Promise<void> {
  await placeModule(plan);
  for (const { path, content, mode } of plan.generatedFiles) {
    if (!path.startsWith(controlPrefix)) continue;
    const file = join(target, "control", path.slice(controlPrefix.length));
    const next = `${file}.next`;
    await mkdir(dirname(file), { recursive: true, mode: 0o755 });
    await writeFile(next, content, { mode: 0o600 });
    await chmod(next, mode);
    await labelTree(plan.label.fileContext, next);
    await rename(next, file);
  }
}

function quiet() {
  return { signal: new AbortController().signal, report: () => undefined };
}
