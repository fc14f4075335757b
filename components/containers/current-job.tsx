"use client";

import type { Container } from "@/server/contract/container";
import { JobProgress } from "../live/job-progress";
import { useJobs } from "../live/use-jobs";

/** What is being done with this container just now, step by step; nothing when nothing is. */
export function CurrentJob({ container }: { container: Container }) {
  const { data: jobs } = useJobs();
  const job = jobs?.find((item) => item.id === container.jobId && item.endedAt === null);
  if (!job) return null;
  return <JobProgress job={job} title={titles[job.kind]} />;
}

const titles = {
  build: "Building",
  start: "Starting",
  stop: "Stopping",
  restart: "Restarting",
  delete: "Deleting",
  change: "Changing",
};
