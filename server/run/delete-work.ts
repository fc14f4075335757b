import { lstat, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ScError } from "@/server/contract/error";
import type { Step, Work } from "@/server/contract/work";
import { containerOwner } from "@/server/host/container-owner";
import { listDomains } from "@/server/host/list-domains";
import { policyModules } from "@/server/host/policy-modules";
import { removeDomain } from "@/server/host/remove-domain";
import { removeTree } from "@/server/host/remove-tree";
import type { Subject } from "./subject";

/**
 * Deletes a container: its domain and its directory, whose content it never follows. Each step can be run again after
 * a crash. The steps throw ScError container_running (unless forced), path_exists (the directory is not this
 * container's), libvirt_unreachable or command_failed.
 */
export function deleteWork(subject: Subject, options: { force: boolean }): Work {
  const folder = subject.store.path;
  const doomed = join(dirname(folder), `.deleting-${subject.uuid}`);
  return {
    cancellable: false,
    steps: [
      { id: "check", label: "Look whether it may go", run: () => check(subject, options.force), undo: null },
      { id: "undefine", label: "Remove it from libvirt", run: () => removeDomain(subject), undo: null },
      ...(subject.policy?.load ? [policyStep(subject.policy.module)] : []),
      { id: "withdraw", label: "Take its directory away", run: () => withdraw(subject, doomed), undo: null },
      { id: "remove", label: "Remove its files", run: () => removeTree(doomed), undo: null },
    ],
  };
}

async function check(subject: Subject, force: boolean): Promise<void> {
  const domain = (await listDomains()).find((found) => found.uuid === subject.uuid);
  if (force || domain === undefined || domain.state === "shut off") return;
  throw new ScError("container_running", `${subject.name} is ${domain.state}.`, {
    fix: "Stop it first, or force the deletion.",
  });
}

/** The build made sure that the module is its own. Where the tools are gone, so is what they kept. */
function policyStep(module: string): Step {
  const remove = async () => {
    if ((await policyModules.list()).has(module)) await policyModules.remove([module]);
  };
  return {
    id: "policy",
    label: "Remove the policy",
    run: async ({ report }) => {
      if (!(await policyModules.isThere())) return;
      await policyModules.change(remove, {
        onWait: () => report(null, null, "Waiting for another policy load"),
      });
    },
    undo: null,
  };
}

async function withdraw(subject: Subject, doomed: string): Promise<void> {
  const folder = subject.store.path;
  if ((await lstat(folder).catch(() => null)) === null) return;
  const owner = await containerOwner.read(folder);
  if (owner?.uuid !== subject.uuid) {
    throw new ScError("path_exists", `${folder} does not belong to this container.`, {
      fix: "Look what it is. Nothing there was touched.",
    });
  }
  await rename(folder, doomed);
}
