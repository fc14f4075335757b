"use client";

import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { Job } from "@/server/contract/job";
import { Button } from "../ui/button";
import { Note } from "../ui/note";
import { notify } from "../ui/notify";
import { Panel } from "../ui/panel";
import { JobStep } from "./job-step";
import { ownJobs } from "./own-jobs";
import { readProblem } from "./read-problem";
import { useTRPC } from "./trpc";
import { useMay } from "./use-may";

/**
 * A job with its steps, its bytes, the way to stop it, and after a failure why and what was taken back. Its end is told
 * here, and elsewhere only when the page was left before.
 */
export function JobProgress({ job, title }: { job: Job; title: string }) {
  const mayNot = useMay("operator");
  const cancel = useMutation(
    useTRPC().jobs.cancel.mutationOptions({
      onError: (error) => notify("error", "It could not be cancelled", readProblem(error).message),
    }),
  );
  const isOver = job.endedAt !== null;
  const isRunning = useRef(!isOver);
  useEffect(() => {
    isRunning.current = !isOver;
  }, [isOver]);
  useEffect(() => () => void (isRunning.current && ownJobs.add(job.id)), [job.id]);
  return (
    <div className="flex flex-col gap-4">
      {job.error && (
        <Note tone="danger" title={job.error.message} alert>
          {job.error.fix && <p>{job.error.fix}</p>}
          <p className="text-sm">Everything that the build had made was taken back; the draft is kept.</p>
        </Note>
      )}
      <Panel
        title={title}
        flush
        actions={
          !isOver && (
            <Button
              size="sm"
              busy={cancel.isPending}
              disabledReason={mayNot ?? (job.cancellable ? null : "This cannot be stopped half-way.")}
              onClick={() => cancel.mutate({ id: job.id })}
            >
              Cancel
            </Button>
          )
        }
      >
        <ol className="divide-y">
          {job.steps.map((step) => (
            <JobStep key={step.id} step={step} />
          ))}
        </ol>
      </Panel>
    </div>
  );
}
