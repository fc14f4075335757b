import type { Container } from "@/server/contract/container";
import type { ContainerName } from "@/server/contract/container-name";
import type { Draft } from "@/server/contract/draft";
import { ScError } from "@/server/contract/error";
import type { Choices } from "./choices";
import { connectHelper, type Helper } from "./client/connect-helper";
import { followJobs } from "./client/follow-jobs";
import { requireDone } from "./client/require-done";
import { waitForContainer } from "./client/wait-for-container";
import { judgeStart } from "./judge-start";
import { formatWarnings } from "./output/format-warnings";
import { note, print, printJson } from "./output/print";
import { readRequest } from "./read-request";
import { suggestName } from "./suggest-name";

/**
 * Plans on the helper, says what comes out, builds, and with `start` starts. A plan that refuses is not built, and
 * the draft of what was not built is thrown away.
 */
export async function createContainer(
  executable: string,
  choices: Partial<Choices> & { start?: boolean | undefined; json: boolean },
  rest: readonly string[],
): Promise<void> {
  const helper = connectHelper();
  const name = choices.name ?? (await findName(helper, executable));
  const request = readRequest(executable, name, choices, rest);
  const draft = await helper.drafts.create.mutate({ request });
  try {
    requireAccepted(draft);
    if (!choices.json) note([draft.plan.summary, formatWarnings(draft.plan.warnings)].join("\n").trimEnd());
    const { id: draftId, planHash } = draft;
    const { jobId } = await helper.builds.start.mutate({ draftId, planHash, start: false });
    const [job] = await followJobs(helper, [jobId]);
    if (job) requireDone(job);
    const built = await waitForContainer(helper, request.name, "stopped");
    const container = choices.start ? await startContainer(helper, request.name) : built;
    if (choices.json) printJson({ container, job });
    else print(tellOf(container));
  } catch (error) {
    await helper.drafts.discard.mutate({ id: draft.id }).catch(() => {}); // The first error is the one to tell.
    throw error;
  }
}

async function startContainer(helper: Helper, name: ContainerName): Promise<Container> {
  const [asked] = await helper.containers.start.mutate({ names: [name] });
  if (asked?.error) {
    const { code, message, fix } = asked.error;
    throw new ScError(code, message, fix === null ? {} : { fix });
  }
  for (const job of await followJobs(helper, asked?.jobId ? [asked.jobId] : [])) requireDone(job);
  const container = await waitForContainer(helper, name, "running");
  const problem = judgeStart(container);
  if (problem) throw problem;
  return container;
}

async function findName(helper: Helper, executable: string): Promise<string> {
  const containers = await helper.containers.list.query();
  return suggestName(
    executable,
    containers.map(({ name }) => name),
  );
}

function requireAccepted({ plan }: Draft): void {
  const refusals = plan.warnings.filter(({ severity }) => severity === "refuse");
  if (refusals.length === 0) return;
  const fix = refusals.flatMap(({ fix }) => fix ?? []).join(" ");
  throw new ScError("plan_refused", refusals.map(({ text }) => text).join("\n"), fix === "" ? {} : { fix });
}

function tellOf({ name, state, address }: { name: string; state: string; address: string | null }): string {
  return `${name} is built and ${state}${state === "running" && address ? ` at ${address}` : ""}.`;
}
