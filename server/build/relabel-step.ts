import type { Plan } from "@/server/contract/plan";
import type { Step } from "@/server/contract/work";
import { labelTree } from "@/server/host/label-tree";
import { requireOwn } from "./require-own";
import { requireStopped } from "./require-stopped";

/**
 * Gives everything in the directory of a container that does not run the label that its plan says. Our own start of it waits
 * meanwhile, for a container has one job at a time; libvirt's does not (virsh, a boot). Nothing outside is labelled even then,
 * but what the container makes and moves may keep another label, so the step says that it ran. Throws path_exists,
 * container_running or cancelled.
 */
export function relabelStep({
  label,
  name,
  store,
  uuid,
}: Pick<Plan, "label" | "name" | "store" | "uuid">): Step {
  return {
    id: "relabel",
    label: "Label the files again",
    run: async ({ signal }) => {
      await requireStopped({ name, uuid });
      await requireOwn(store.path, uuid);
      await labelTree(label.fileContext, store.path, signal);
      await requireStopped({ name, uuid });
    },
    undo: null,
  };
}
