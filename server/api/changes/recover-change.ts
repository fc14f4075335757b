import type { Job } from "@/server/contract/job";
import type { Recovery } from "@/server/jobs/recover-jobs";
import type { JobDetails } from "@/server/store/job-store";
import type { Services } from "../services";
import { composeChange } from "./compose-change";
import { readWholePlan } from "./read-whole-plan";

/**
 * A change that a crash interrupted: finished when it was entered already, else taken back. Both need the plan alone that the
 * container has in the database.
 */
export async function recoverChange(
  services: Pick<Services, "store" | "host" | "now">,
  job: Job,
  { arguments: args }: JobDetails,
): Promise<Recovery> {
  const plan = await readWholePlan(services.store, job.container);
  const answers = await services.store.answers.list(job.container);
  const answer = answers.find(({ id }) => id === (args.undoes ?? job.id));
  const isEntered = answer !== undefined && (args.undoes === null || answer.undone !== null);
  const work = composeChange(services, {
    jobId: job.id,
    before: plan,
    after: plan,
    isRelabel: args.isRelabel === true,
    isUndo: args.undoes !== null,
    restart: args.restart === true,
    check: async () => undefined,
    save: async () => undefined,
  });
  return { kind: isEntered ? "resume" : "undo", work };
}
