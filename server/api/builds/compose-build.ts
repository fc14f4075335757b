import type { Plan } from "@/server/contract/plan";
import type { Work } from "@/server/contract/work";
import type { Services } from "../services";

/**
 * A build with its entries in the database around it: first the container is registered (its name is then taken), last
 * it becomes present and the draft goes. Until the last step is written, everything can be undone.
 */
export function composeBuild(
  { store, host, now }: Pick<Services, "store" | "host" | "now">,
  { draftId, jobId, plan, planHash, owner }: BuildOrder,
): Work {
  const build = host.makeBuild(plan, jobId);
  return {
    cancellable: build.cancellable,
    steps: [
      {
        id: "register",
        label: "Register the container",
        run: () => store.containers.begin({ draftId, jobId, plan, planHash, owner, at: now() }),
        undo: () => store.containers.abort(plan.name, draftId),
      },
      ...build.steps,
      {
        id: "complete",
        label: "Enter it as built",
        run: () => store.containers.complete(plan.name, draftId),
        undo: null,
      },
    ],
  };
}

export type BuildOrder = { draftId: string; jobId: string; plan: Plan; planHash: string; owner: string };
