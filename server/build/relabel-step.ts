import type { Plan } from "@/server/contract/plan";
import type { Step } from "@/server/contract/work";
import { labelTree } from "@/server/host/label-tree";
import { requireOwn } from "./require-own";

/** Gives everything in the directory of a container that does not run the label that its plan says. Throws path_exists. */
export function relabelStep({ label, store, uuid }: Pick<Plan, "label" | "store" | "uuid">): Step {
  return {
    id: "relabel",
    label: "Label the files again",
    run: async () => {
      await requireOwn(store.path, uuid);
      await labelTree(label.fileContext, store.path);
    },
    undo: null,
  };
}
