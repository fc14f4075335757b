"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { Job } from "@/server/contract/job";
import { JobProgress } from "../live/job-progress";
import { ProblemNote } from "../live/problem-note";
import { useTRPC } from "../live/trpc";
import { useJobs } from "../live/use-jobs";
import { ButtonLink } from "../ui/button-link";
import { EmptyState } from "../ui/empty-state";
import { Skeleton } from "../ui/skeleton";
import { StepFooter } from "./step-footer";

type BuildStepProps = { jobId: string | null; onBack: () => void; onReview: () => void };

/** Step 6: the build while it runs. A success leads to the container, a failure back to the form. */
export function BuildStep({ jobId, onBack, onReview }: BuildStepProps) {
  const router = useRouter();
  const { data: jobs } = useJobs();
  const live = jobs?.find((job) => job.id === jobId);
  const single = useQuery(
    useTRPC().jobs.get.queryOptions(
      { id: jobId ?? "" },
      { enabled: jobId !== null && jobs !== undefined && !live },
    ),
  );
  const job = live ?? single.data;
  const sawRunning = useRef(false);

  useEffect(() => {
    if (!job) return;
    if (job.endedAt === null) sawRunning.current = true;
    else if (job.state === "done" && sawRunning.current) {
      sawRunning.current = false;
      router.push(`/containers/${job.container}`);
    }
  }, [job, router]);

  if (jobId === null) {
    return (
      <EmptyState title="Nothing is being built" action={<Review onReview={onReview} />}>
        The build starts from the review.
      </EmptyState>
    );
  }
  if (single.error) return <ProblemNote error={single.error} onRetry={() => void single.refetch()} />;
  if (!job) return <Skeleton className="h-64 w-full" />;
  return (
    <>
      <JobProgress job={job} title={titleOf(job)} />
      {job.state === "done" && (
        <div className="mt-4">
          <ButtonLink href={`/containers/${job.container}`} tone="primary">
            Go to {job.container}
          </ButtonLink>
        </div>
      )}
      {(job.state === "failed" || job.state === "cancelled") && (
        <StepFooter next="Back to the form" onNext={isAboutForm(job) ? onBack : onReview} />
      )}
    </>
  );
}

function Review({ onReview }: { onReview: () => void }) {
  return (
    <button type="button" className="text-accent hover:underline" onClick={onReview}>
      Go to the review
    </button>
  );
}

/** True when the failure is cured by another name, program, store or size: those are on the first step. */
function isAboutForm({ error }: Job): boolean {
  const codes = ["name_taken", "domain_exists", "path_exists", "disk_full", "executable_not_found"];
  return error !== null && codes.includes(error.code);
}

function titleOf(job: Job): string {
  if (job.state === "done") return `${job.container} is built`;
  if (job.state === "failed") return `${job.container} could not be built`;
  if (job.state === "cancelled") return `The build of ${job.container} was cancelled`;
  if (job.state === "undoing") return `Taking back what was made of ${job.container}`;
  return `Building ${job.container}`;
}
