import type { Job } from "@/server/contract/job";
import type { Plan } from "@/server/contract/plan";
import type { Recovery } from "@/server/jobs/recover-jobs";
import type { JobDetails } from "@/server/store/job-store";
import type { Store } from "@/server/store/open-store";
import { composeBuild } from "../builds/compose-build";
import { recoverChange } from "../changes/recover-change";
import { composeDelete } from "../containers/compose-delete";
import type { Services } from "../services";

/**
 * What becomes of a job after a crash: a build is taken back unless its last step was written, a change is finished or taken back, a delete is
 * finished, a start or stop was merely interrupted (the container's state says the rest).
 */
export async function decideRecovery(
  services: Pick<Services, "store" | "host" | "now">,
  job: Job,
  details: JobDetails,
): Promise<Recovery> {
  if (job.kind === "build") return decideBuild(services, job, details);
  if (job.kind === "delete") return decideDelete(services, job, details);
  if (job.kind === "change") return recoverChange(services, job, details);
  return { kind: "interrupted" };
}

async function decideBuild(
  services: Pick<Services, "store" | "host" | "now">,
  job: Job,
  details: JobDetails,
): Promise<Recovery> {
  const draftId = String(details.arguments.draftId);
  const built = await services.store.containers.findByDraft(draftId);
  if (built?.life === "present") return { kind: "done" };
  const order = await readBuiltPlan(services.store, draftId, built?.name ?? null);
  return { kind: "undo", work: composeBuild(services, { draftId, jobId: job.id, ...order }) };
}

/** The plan as it was registered; the draft's while nothing is. */
async function readBuiltPlan(store: Store, draftId: string, name: string | null) {
  const { plan, planHash, owner, createdAt } = await store.drafts.get(draftId);
  const { drafts, containers } = store;
  const whole: Plan =
    name === null
      ? { ...plan, entries: await drafts.readEntries(draftId) }
      : { ...(await containers.readPlan(name)), entries: await containers.readEntries(name) };
  return { plan: whole, planHash, owner, draftedAt: createdAt };
}

async function decideDelete(
  services: Pick<Services, "store" | "host" | "now">,
  job: Job,
  details: JobDetails,
): Promise<Recovery> {
  const record = await services.store.containers.find(job.container);
  if (!record) return { kind: "done" };
  const plan = await services.store.containers.readPlan(job.container);
  return { kind: "resume", work: composeDelete(services, plan, { force: details.arguments.force === true }) };
}
