import { randomUUID } from "node:crypto";
import type { ContainerName } from "@/server/contract/container-name";
import type { Draft } from "@/server/contract/draft";
import { ScError } from "@/server/contract/error";
import { runContainers } from "../containers/run-containers";
import { oneAtATime } from "../one-at-a-time";
import type { Services } from "../services";
import { composeBuild } from "./compose-build";

/**
 * Queues the build of the plan that was shown. Asking again while it waits, runs or is done gives the same job.
 * Throws draft_not_found, plan_changed, plan_refused or container_busy.
 */
export function startBuild(services: Services, order: StartBuild): Promise<{ jobId: string }> {
  return inTurn(async () => ({
    jobId: (await findBuild(services, order)) ?? (await submitBuild(services, order)),
  }));
}

type StartBuild = { draftId: string; planHash: string; start: boolean; actor: string };

const inTurn = oneAtATime();

async function findBuild({ store, jobs }: Services, { draftId }: StartBuild): Promise<string | null> {
  const built = await store.containers.findByDraft(draftId);
  if (built) return built.jobId;
  const { jobId } = await store.drafts.get(draftId);
  if (jobId === null) return null;
  return (await jobs.get(jobId)).endedAt === null ? jobId : null;
}

async function submitBuild(
  services: Services,
  { draftId, planHash, start, actor }: StartBuild,
): Promise<string> {
  const { store, jobs } = services;
  const draft = await store.drafts.get(draftId);
  refuseUnlessShown(draft, planHash);
  const jobId = randomUUID();
  const plan = { ...draft.plan, entries: await store.drafts.readEntries(draftId) };
  await jobs.submit({
    id: jobId,
    kind: "build",
    container: plan.name,
    actor,
    action: "builds.start",
    detail: `draft ${draftId}`,
    arguments: { draftId, start },
    work: composeBuild(services, { draftId, jobId, plan, planHash, owner: draft.owner }),
    onDone: async () => {
      if (start) await startBuilt(services, plan.name, actor);
    },
  });
  await store.drafts.setJob(draftId, jobId);
  return jobId;
}

/** The state is read anew first: libvirt's word of the new domain may not have come yet. */
async function startBuilt(services: Services, name: ContainerName, actor: string): Promise<void> {
  await services.watch.refresh();
  const [answer] = await runContainers(services, "start", [name], actor);
  if (answer?.error) throw new ScError(answer.error.code, answer.error.message);
}

function refuseUnlessShown(draft: Draft, planHash: string): void {
  if (draft.planHash !== planHash) {
    throw new ScError("plan_changed", "The plan has changed since it was shown.", {
      fix: "Look at the plan again.",
    });
  }
  const refusal = draft.plan.warnings.find(({ severity }) => severity === "refuse");
  if (refusal) {
    throw new ScError("plan_refused", refusal.text, refusal.fix === null ? {} : { fix: refusal.fix });
  }
}
