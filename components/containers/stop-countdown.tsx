"use client";

import { useMutation } from "@tanstack/react-query";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import type { Container } from "@/server/contract/container";
import { readProblem } from "../live/read-problem";
import { useTRPC } from "../live/trpc";
import { useJobs } from "../live/use-jobs";
import { useMay } from "../live/use-may";
import { Button } from "../ui/button";
import { notify } from "../ui/notify";
import { Spinner } from "../ui/spinner";
import { useNow } from "../ui/use-now";

/** How many seconds a polite stop still has before the container is destroyed, with the way to call it off. */
export function StopCountdown({ container, fallback }: { container: Container; fallback: ReactNode }) {
  const { data: jobs } = useJobs();
  const job = jobs?.find((item) => item.id === container.jobId);
  if (!job || job.deadline === null || job.endedAt !== null) return fallback;
  return (
    <Countdown jobId={job.id} name={container.name} deadline={job.deadline} cancellable={job.cancellable} />
  );
}

type CountdownProps = { jobId: string; name: string; deadline: number; cancellable: boolean };

function Countdown({ jobId, name, deadline, cancellable }: CountdownProps) {
  const now = useNow(500);
  const mayNot = useMay("operator");
  const cancel = useMutation(
    useTRPC().jobs.cancel.mutationOptions({
      onError: (error) => notify("error", `${name}: the stop goes on`, readProblem(error).message),
    }),
  );
  const seconds = Math.max(0, Math.ceil((deadline - now) / 1000));
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap text-accent">
      <Spinner />
      Stopping <span aria-hidden="true">{seconds} s</span>
      {cancellable && (
        <Button
          tone="quiet"
          size="icon"
          className="size-6!"
          aria-label={`Cancel stopping ${name}`}
          hint="Cancel"
          disabledReason={mayNot}
          busy={cancel.isPending}
          icon={<X aria-hidden="true" />}
          onClick={() => cancel.mutate({ id: jobId })}
        />
      )}
    </span>
  );
}
