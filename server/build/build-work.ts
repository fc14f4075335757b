import { chmod, mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { ScError } from "@/server/contract/error";
import type { Plan } from "@/server/contract/plan";
import type { Step, StepProgress, Work } from "@/server/contract/work";
import { containerOwner } from "@/server/host/container-owner";
import { domainControl } from "@/server/host/domain-control";
import { labelTree } from "@/server/host/label-tree";
import { libc } from "@/server/host/libc";
import { makeImage } from "@/server/host/make-image";
import { removeDomain } from "@/server/host/remove-domain";
import { removeTree } from "@/server/host/remove-tree";
import { type BuildOptions, type BuildPlaces, buildPlaces } from "./build-places";
import { checkHost } from "./check-host";
import { explainFullDisk } from "./explain-full-disk";
import { fillTree } from "./fill-tree";
import { findFileTargets } from "./find-file-targets";
import { isErrno } from "./is-errno";
import { listPrivateItems } from "./list-private-items";
import { loadPolicy, unloadPolicy } from "./load-policy";
import { writeControlFiles } from "./write-control-files";

/**
 * The build of one container: made in a staging directory beside the target, put in place when whole, then defined.
 * Whatever fails, cancelled or crashed included, the undo of its steps leaves nothing behind and removes nothing that
 * this job did not make. The steps throw ScError plan_refused, plan_changed, path_exists, domain_exists, disk_full,
 * libvirt_unreachable, command_failed or cancelled.
 */
export function buildWork(plan: Plan, options: BuildOptions): Work {
  const places = buildPlaces(plan, options);
  const steps = [
    checkStep(plan, places),
    stageStep(plan, places, options.jobId),
    copyStep(plan, places),
    ...(plan.policy?.load ? [policyStep(plan, places)] : []),
    labelStep(plan, places),
    ...(plan.store.kind === "image" ? [imageStep(plan, places)] : []),
    placeStep(places, options.jobId),
    defineStep(plan, places),
  ];
  const { path, neededBytes } = plan.store;
  const needs = `The build needs ${Math.ceil(neededBytes / 1024 ** 2)} MiB;`;
  return { steps: steps.map((step) => explainFullDisk(step, { path, needs })), cancellable: true };
}

/** What a container's directory holds; the root becomes root.img where the store is an image. */
const parts = ["root", "control", "log"];

function checkStep(plan: Plan, places: BuildPlaces): Step {
  return {
    id: "check",
    label: "Check name, space and plan",
    run: async () => {
      await mkdir(places.containers, { recursive: true, mode: 0o700 });
      await checkHost(plan, places);
    },
    undo: null,
  };
}

function stageStep(plan: Plan, places: BuildPlaces, job: string): Step {
  return {
    id: "stage",
    label: "Prepare the staging directory",
    run: async () => {
      await mkdir(places.staging, { mode: 0o700 });
      await containerOwner.write(places.staging, { job, uuid: plan.uuid });
      for (const folder of parts) await makeFolder(join(places.staging, folder));
      await writeControlFiles(plan.generatedFiles, join(places.staging, "control"));
    },
    undo: async () => {
      await removeTree(places.staging);
      await removeTree(places.leftover);
    },
  };
}

function copyStep(plan: Plan, places: BuildPlaces): Step {
  return {
    id: "copy",
    label: "Copy the private files",
    run: async (progress) => {
      const items = listPrivateItems(plan, await findFileTargets(plan));
      await fillTree(items, { source: "/", tree: join(places.staging, "root"), progress });
    },
    undo: null,
  };
}

/** Before the label: the kernel takes only labels whose type its policy has. */
function policyStep(plan: Plan, places: BuildPlaces): Step {
  return {
    id: "policy",
    label: "Load the policy",
    run: (progress) => loadPolicy(plan, places, progress),
    undo: () => unloadPolicy(plan, places),
  };
}

/** The whole directory, as its file context says: a relabel of the host then changes nothing. */
function labelStep(plan: Plan, places: BuildPlaces): Step {
  return {
    id: "label",
    label: "Label the files",
    run: () => labelTree(plan.label.fileContext, places.staging),
    undo: null,
  };
}

function imageStep(plan: Plan, places: BuildPlaces): Step {
  return {
    id: "image",
    label: "Make the image",
    run: async ({ signal, report }: StepProgress) => {
      const tree = join(places.staging, "root");
      const image = join(places.staging, "root.img");
      const { contentBytes, sizeBytes } = plan.store;
      if (sizeBytes === null) throw new Error("The plan gives the image no size.");
      // What is on the disk has the file system's own blocks, too.
      const onBytes = (bytes: number) => report(Math.min(bytes, contentBytes), contentBytes);
      await makeImage(image, { tree, sizeBytes, signal, onBytes });
      await labelTree(plan.label.fileContext, image);
      await rename(tree, places.leftover);
    },
    undo: null,
  };
}

function placeStep({ staging, target }: BuildPlaces, job: string): Step {
  return {
    id: "place",
    label: "Put it in place",
    run: async () => {
      try {
        libc.renameNoReplace(staging, target);
      } catch (error) {
        if (!isErrno(error, "EEXIST")) throw error;
        throw new ScError("path_exists", `${target} has come into being meanwhile.`, {
          fix: "Choose another name. Nothing there was touched.",
          cause: error,
        });
      }
    },
    undo: async () => {
      const owner = await containerOwner.read(target);
      if (owner?.job === job) await rename(target, staging);
    },
  };
}

/** Removing the tree of an image takes as long as libvirt does: both at once. */
function defineStep(plan: Plan, places: BuildPlaces): Step {
  return {
    id: "define",
    label: "Define it in libvirt",
    run: async () => {
      const results = await Promise.allSettled([define(plan), removeTree(places.leftover)]);
      for (const result of results) if (result.status === "rejected") throw result.reason;
    },
    undo: () => removeDomain(plan),
  };
}

async function define(plan: Plan): Promise<void> {
  await domainControl.define(plan.domainXml);
  if (plan.autostart) await domainControl.setAutostart(plan.uuid, true);
}

/** mkdir(2) takes the umask into account, chmod does not. */
async function makeFolder(path: string): Promise<void> {
  await mkdir(path);
  await chmod(path, 0o755);
}
