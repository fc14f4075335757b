import type { Plan } from "@/server/contract/plan";
import type { Step } from "@/server/contract/work";
import { labelTree } from "@/server/host/label-tree";
import { requireOwn } from "./require-own";
import { requireStopped } from "./require-stopped";

/** Gives everything in the directory of a container that does not run the label that its plan says. Throws path_exists or container_running. */
export function relabelStep({
  label,
  name,
  store,
  uuid,
}: Pick<Plan, "label" | "name" | "store" | "uuid">): Step {
  return {
    id: "relabel",
    label: "Label the files again",
    run: async () => {
      await requireStopped({ name, uuid });
      await requireOwn(store.path, uuid);
      await labelTree(label.fileContext, store.path);
    },
    undo: null,
  };
}
