import type { Container } from "@/server/contract/container";
import type { Job } from "@/server/contract/job";
import type { ContainerRecord } from "@/server/store/container-store";
import { isUp } from "./is-up";

/** One container as the page sees it, from our record, libvirt's domain and the job under way. Pure. */
export function describeContainer({
  record,
  domain,
  job,
  run,
  lastEnd,
  denials,
}: Observed): Omit<Container, "revision"> {
  const state = stateOf(record, domain, job);
  const isLive = isUp(domain);
  return {
    name: record.name,
    uuid: record.uuid,
    state,
    executable: record.executable,
    package: record.package,
    unit: record.unit,
    pair: record.pair,
    processContext: record.processContext,
    confinement: run.confinement,
    liveContext: isLive ? run.liveContext : null,
    otherContexts: isLive ? run.otherContexts : [],
    store: record.store,
    path: record.path,
    address: record.address,
    autostart: domain?.autostart ?? record.autostart,
    memoryMiB: record.memoryMiB,
    initPid: isLive ? (domain?.initPid ?? null) : null,
    createdAt: record.createdAt,
    startedAt: isLive ? run.startedAt : null,
    lastEnd,
    denials,
    jobId: job?.id ?? null,
  };
}

export type Observed = {
  record: ContainerRecord;
  domain: ObservedDomain | null;
  job: Job | null;
  run: ObservedRun;
  lastEnd: Container["lastEnd"];
  denials: Container["denials"];
};
export type ObservedDomain = {
  state: "running" | "paused" | "shut off";
  autostart: boolean;
  initPid: number | null;
};
export type ObservedRun = Pick<Container, "confinement" | "liveContext" | "otherContexts" | "startedAt">;

function stateOf(
  record: ContainerRecord,
  domain: ObservedDomain | null,
  job: Job | null,
): Container["state"] {
  if (record.life === "building") return "building";
  if (job?.kind === "delete") return "deleting";
  if (!domain) return "missing";
  const isLive = isUp(domain);
  if (job?.kind === "stop" && isLive) return "stopping";
  if (job?.kind === "start") return "starting";
  if (job?.kind === "change" && (isLive || hasBegun(job, "start")))
    return hasBegun(job, "start") ? "starting" : "stopping";
  if (job?.kind === "restart") return isLive && !hasBegun(job, "start") ? "stopping" : "starting";
  return isLive ? toUpState(domain.state) : "stopped";
}

function toUpState(state: "running" | "paused" | "shut off"): "running" | "paused" {
  return state === "paused" ? "paused" : "running";
}

function hasBegun(job: Job, stepId: string): boolean {
  return job.steps.some(({ id, state }) => id === stepId && state !== "waiting");
}
