import type { Work } from "@/server/contract/work";
import type { Services, StoredPlan } from "../services";

/** A delete with its entries in the database around it; the pair is free only when everything else is gone. */
export function composeDelete(
  { store, host, now }: Pick<Services, "store" | "host" | "now">,
  plan: StoredPlan,
  options: { force: boolean },
): Work {
  const removal = host.makeDelete(plan, options);
  return {
    cancellable: false,
    steps: [
      {
        id: "mark",
        label: "Mark it as being deleted",
        run: () => store.containers.markDeleting(plan.name),
        undo: null,
      },
      ...removal.steps,
      {
        id: "forget",
        label: "Forget the container",
        run: () => store.containers.remove(plan.name, now()),
        undo: null,
      },
    ],
  };
}
