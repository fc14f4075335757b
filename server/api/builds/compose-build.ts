import { ScError } from "@/server/contract/error";
import type { McsPair } from "@/server/contract/mcs-pair";
import type { Plan } from "@/server/contract/plan";
import type { Work } from "@/server/contract/work";
import type { Services } from "../services";
import { takenPairsMaxAgeMs } from "../taken-pairs-max-age-ms";

/**
 * A build with its entries in the database around it: first the container is registered (its name is then taken), last
 * it becomes present and the draft goes. Until the last step is written, everything can be undone.
 */
export function composeBuild(
  { store, host, now }: Pick<Services, "store" | "host" | "now">,
  { draftId, jobId, plan, planHash, owner, draftedAt }: BuildOrder,
): Work {
  const build = host.makeBuild(plan, jobId);
  return {
    cancellable: build.cancellable,
    steps: [
      {
        id: "register",
        label: "Register the container",
        run: async () => {
          if (now() - draftedAt > takenPairsMaxAgeMs) await refuseTakenPair(host, plan.label.pair);
          await store.containers.begin({ draftId, jobId, plan, planHash, owner, at: now() });
        },
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

/** A draft may be days old. Throws plan_changed when something else on this host has got its pair meanwhile. */
async function refuseTakenPair(host: Services["host"], pair: McsPair): Promise<void> {
  const taken = await host.readTakenPairs(0);
  if (!taken.some((other) => String(other) === String(pair))) return;
  throw new ScError("plan_changed", `Something else on this host has the pair c${pair[0]},c${pair[1]} now.`, {
    fix: "Discard this draft and begin a new one: it gets another pair.",
  });
}

export type BuildOrder = {
  draftId: string;
  jobId: string;
  plan: Plan;
  planHash: string;
  owner: string;
  draftedAt: number;
};
