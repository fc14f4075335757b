"use client";

import { useEffect } from "react";
import type { Job } from "@/server/contract/job";
import { tellRest } from "@/server/contract/tell-rest";
import { notify } from "../ui/notify";
import { ownJobs } from "./own-jobs";
import { useJobs } from "./use-jobs";

/** Shows how the jobs ended that this tab started, with the reason when one failed. */
export function JobResults() {
  const { data: jobs } = useJobs();
  useEffect(() => {
    for (const job of jobs ?? []) {
      if (!ownJobs.has(job.id) || job.endedAt === null) continue;
      ownJobs.delete(job.id);
      report(job);
    }
  }, [jobs]);
  return null;
}

function report(job: Job): void {
  const words = verbs[job.kind];
  const rest = tellRest(job);
  if (rest !== null) notify("error", `${job.container} ${words.done}, but not all went well`, rest);
  else if (job.state === "done") notify("ok", `${job.container} ${words.done}`);
  else if (job.state === "cancelled") notify("ok", `${job.container}: ${words.name} cancelled`);
  else notify("error", `${job.container} could not be ${words.done}`, describeError(job));
}

function describeError(job: Job): string {
  return job.error ? [job.error.message, job.error.fix].filter(Boolean).join(" ") : "No reason was recorded.";
}

const verbs: Record<Job["kind"], { name: string; done: string }> = {
  build: { name: "build", done: "built" },
  start: { name: "start", done: "started" },
  stop: { name: "stop", done: "stopped" },
  restart: { name: "restart", done: "restarted" },
  delete: { name: "delete", done: "deleted" },
  change: { name: "change", done: "changed" },
};
