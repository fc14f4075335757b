import type { ContainerName } from "@/server/contract/container-name";
import { ScError } from "@/server/contract/error";
import type { Job } from "@/server/contract/job";
import { connectHelper, type Helper } from "./client/connect-helper";
import { followJobs } from "./client/follow-jobs";
import { requireDone } from "./client/require-done";
import { waitForContainer } from "./client/wait-for-container";
import { exitCodeOf, exitCodes } from "./exit-codes";
import { judgeStart } from "./judge-start";
import { note, print, printJson } from "./output/print";
import { reportError } from "./output/report-error";
import { readName } from "./read-name";

/** Starts, stops or restarts containers, follows the jobs and tells how each ended. Gives the exit code. */
export async function runContainers(verb: Verb, names: readonly string[], json: boolean): Promise<number> {
  const helper = connectHelper();
  const asked = await helper.containers[verb].mutate({ names: names.map(readName) });
  const jobs = await followJobs(
    helper,
    asked.flatMap(({ jobId }) => jobId ?? []),
  );
  const results = await Promise.all(
    asked.map(async ({ name, jobId, error }) => {
      const job = jobs.find(({ id }) => id === jobId) ?? null;
      return { name, job, error: error ?? findError(job) ?? (await findLateError(helper, verb, name)) };
    }),
  );
  if (json) printJson(results);
  else for (const { name, error } of results) tell(verb, name, error);
  const first = results.find(({ error }) => error !== null)?.error;
  return first ? exitCodeOf[first.code] : exitCodes.ok;
}

type Verb = "start" | "stop" | "restart";
type Shown = NonNullable<Job["error"]>;

async function findLateError(helper: Helper, verb: Verb, name: ContainerName): Promise<Shown | null> {
  const container = await waitForContainer(helper, name, verb === "stop" ? "stopped" : "running");
  return verb === "stop" ? null : toShown(judgeStart(container));
}

function findError(job: Job | null): Shown | null {
  if (job === null) return null;
  try {
    requireDone(job);
    return null;
  } catch (error) {
    if (!(error instanceof ScError)) throw error;
    return toShown(error);
  }
}

function toShown(error: ScError | null): Shown | null {
  return error && { code: error.code, message: error.message, fix: error.fix };
}

function tell(verb: Verb, name: string, error: Shown | null): void {
  if (error === null) {
    print(`${name} ${pastTense[verb]}`);
    return;
  }
  const { code, message, fix } = error;
  note(`${name}:`);
  reportError(new ScError(code, message, fix === null ? {} : { fix }), { json: false });
}

const pastTense = { start: "started", stop: "stopped", restart: "restarted" } as const;
