import { randomUUID } from "node:crypto";
import type { Container } from "@/server/contract/container";
import type { ContainerName } from "@/server/contract/container-name";
import { type ErrorCode, ScError } from "@/server/contract/error";
import type { HostTools, Services } from "../services";
import { judgeAfresh } from "./judge-afresh";
import { requireContainer } from "./require-container";

/** Starts, stops or restarts several containers, each as a job of its own. What cannot be done says why, the rest goes on. */
export async function runContainers(
  services: Services,
  verb: RunVerb,
  names: ContainerName[],
  actor: string,
): Promise<RunAnswer[]> {
  const answers: RunAnswer[] = [];
  for (const name of new Set(names)) answers.push(await runOne(services, verb, name, actor));
  return answers;
}

type RunVerb = "start" | "stop" | "restart";
type RunAnswer = {
  name: ContainerName;
  jobId: string | null;
  error: { code: ErrorCode; message: string; fix: string | null } | null;
};

async function runOne(
  services: Services,
  verb: RunVerb,
  name: ContainerName,
  actor: string,
): Promise<RunAnswer> {
  try {
    await judgeAfresh(services, () => refuseWrongState(requireContainer(services, name), verb));
    const plan = await services.store.containers.readPlan(name);
    const job = await services.jobs.submit({
      id: randomUUID(),
      kind: verb,
      container: name,
      actor,
      action: `containers.${verb}`,
      detail: "",
      arguments: {},
      work: services.host[makers[verb]](plan),
    });
    return { name, jobId: job.id, error: null };
  } catch (error) {
    if (!(error instanceof ScError)) throw error;
    return { name, jobId: null, error: { code: error.code, message: error.message, fix: error.fix } };
  }
}

const makers = {
  start: "makeStart",
  stop: "makeStop",
  restart: "makeRestart",
} as const satisfies Record<RunVerb, keyof HostTools>;

function refuseWrongState({ name, state }: Container, verb: RunVerb): void {
  if (state === "building" || state === "deleting" || state === "starting" || state === "stopping") {
    throw new ScError("container_busy", `${name} is ${state}.`);
  }
  if (state === "missing") {
    throw new ScError("container_not_found", `libvirt has no domain for ${name} any more.`, {
      fix: "Delete the container here and build it again.",
    });
  }
  const isUp = state === "running" || state === "paused";
  if (verb === "start" && isUp) throw new ScError("container_running", `${name} is ${state} already.`);
  if (verb === "stop" && !isUp) throw new ScError("container_not_running", `${name} is not running.`);
}
