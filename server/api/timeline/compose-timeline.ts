import type { Activity } from "@/server/contract/activity";
import type { RunEnd } from "@/server/contract/container";
import type { DenialGroup } from "@/server/contract/denial-list";
import { describeAction } from "@/server/contract/describe-action";
import type { Job } from "@/server/contract/job";
import type { LogViewLine } from "@/server/contract/log-view";
import type { StateChange } from "@/server/contract/state-change";
import type { TimelineEntry } from "@/server/contract/timeline";

/** What happened to one container, from all that keeps a part of it, the newest first. Pure. */
export function composeTimeline({
  states,
  jobs,
  activities,
  denials,
  lines,
}: TimelineSources): TimelineEntry[] {
  const entries = [
    ...states.map(fromState),
    ...jobs.map(fromJob),
    ...activities.filter((activity) => !jobs.some((job) => isOf(job, activity))).map(fromActivity),
    ...denials.flatMap(fromDenials),
    ...lines.flatMap(fromLine),
  ];
  return entries.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}

export type TimelineSources = {
  states: readonly StateChange[];
  jobs: readonly Job[];
  activities: readonly Activity[];
  denials: readonly DenialGroup[];
  /** Lines of the log that are errors. */
  lines: readonly LogViewLine[];
};

function fromState({ id, at, state, confinement, end }: StateChange): TimelineEntry {
  const isAlarm = confinement === "mismatch" || confinement === "permissive";
  const isHeld = state === "running" && confinement === "enforced";
  const isUnseen = confinement === "unknown" && (state === "running" || state === "paused");
  const isBad = state === "missing" || (end !== null && !end.requested && !isCleanEnd(end));
  return {
    id: `state-${id}`,
    at,
    kind: "state",
    tone: isAlarm || isBad ? "danger" : isUnseen ? "warn" : isHeld ? "ok" : "plain",
    title: `${state.charAt(0).toUpperCase()}${state.slice(1)}${end ? `: ${describeEnd(end)}` : ""}`,
    detail: isUnseen ? unseen : confinement === "unknown" ? null : confinements[confinement],
    actor: null,
    page: isAlarm ? "label" : "",
  };
}

const unseen = "Its label could not be read: whether SELinux confines it is not known.";
const confinements = {
  enforced: "SELinux enforces its label.",
  "not-enforced": "Not confined: SELinux is off or permissive on this host.",
  mismatch: "A process carries another label than planned.",
  permissive: "SELinux lets its type do what it is forbidden.",
};

function isCleanEnd({ exitCode, outOfMemory }: RunEnd): boolean {
  return exitCode === 0 && !outOfMemory;
}

function describeEnd({ outOfMemory, signal, exitCode, recorded, requested }: RunEnd): string {
  if (outOfMemory) return "out of memory";
  if (signal !== null) return `ended by signal ${signal}`;
  if (exitCode !== null) return `ended with exit code ${exitCode}`;
  return recorded ? "ended" : requested ? "destroyed" : "ended, and nothing recorded how";
}

function fromJob({ id, kind, state, actor, queuedAt, endedAt, error, steps }: Job): TimelineEntry {
  const took = endedAt === null ? "" : ` in ${((endedAt - queuedAt) / 1000).toFixed(1)} s`;
  const failed = steps.find((step) => step.state === "failed");
  return {
    id: `work-${id}`,
    at: queuedAt,
    kind: "work",
    tone: state === "failed" ? "danger" : state === "done" ? "ok" : "plain",
    title: `${kind.charAt(0).toUpperCase()}${kind.slice(1)}: ${state}${took}`,
    detail: error ? `${failed ? `${failed.label}: ` : ""}${error.message}` : null,
    actor,
    page: null,
  };
}

/** The request that a job was made for: what became of it is the job's to tell. */
function isOf(job: Job, { actor, action, at }: Activity): boolean {
  return actor === job.actor && jobActions.has(action) && Math.abs(job.queuedAt - at) < sameMs;
}

const jobActions = new Set([
  "builds.start",
  "containers.start",
  "containers.stop",
  "containers.restart",
  "containers.delete",
  "denials.answer",
  "denials.undo",
]);
const sameMs = 5000;

function fromActivity({ id, at, actor, action, detail, result, error }: Activity): TimelineEntry {
  return {
    id: `activity-${id}`,
    at,
    kind: "activity",
    tone: result === "ok" || result === "pending" ? "plain" : "warn",
    title: `${describeAction(action)}${detail ? ` (${detail})` : ""}: ${results[result]}`,
    detail: error,
    actor,
    page: null,
  };
}

const results = { ok: "done", failed: "failed", denied: "not allowed", pending: "under way" };

function fromDenials({ id, denial, count, firstAt, lastAt }: DenialGroup): TimelineEntry[] {
  const at = lastAt ?? firstAt;
  if (at === null) return [];
  const { sentence, reason, suspicious } = denial.explanation;
  return [
    {
      id: `denial-${id}`,
      at,
      kind: "denial",
      tone: suspicious ? "danger" : "warn",
      title: count > 1 ? `${sentence} (${count} times)` : sentence,
      detail: reason,
      actor: null,
      page: `denials#denial-${id}`,
    },
  ];
}

function fromLine({ at, offset, text, level }: LogViewLine): TimelineEntry[] {
  if (at === null) return [];
  const title = text.length > longestTitle ? `${text.slice(0, longestTitle)}…` : text;
  const page = `log?at=${offset}`;
  return [{ id: `log-${offset}`, at, kind: "log", tone: "danger", title, detail: level, actor: null, page }];
}

const longestTitle = 300;
