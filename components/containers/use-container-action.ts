"use client";

import { useMutation } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Container } from "@/server/contract/container";
import { ownJobs } from "../live/own-jobs";
import { readProblem } from "../live/read-problem";
import { useTRPC } from "../live/trpc";
import { notify } from "../ui/notify";
import type { BulkAction } from "./describe-bulk";

/** Starts, stops or restarts containers. What could not even be queued is told at once, the rest when its job ends. */
export function useContainerAction() {
  const { containers } = useTRPC();
  const { mutateAsync: start, isPending: isStarting } = useMutation(containers.start.mutationOptions());
  const { mutateAsync: stop, isPending: isStopping } = useMutation(containers.stop.mutationOptions());
  const { mutateAsync: restart, isPending: isRestarting } = useMutation(containers.restart.mutationOptions());

  const run = useCallback(
    async (action: BulkAction, names: Container["name"][]): Promise<void> => {
      try {
        for (const result of await { start, stop, restart }[action]({ names })) {
          if (result.jobId !== null) ownJobs.add(result.jobId);
          if (result.error) notify("error", `${result.name}: ${action} was refused`, result.error.message);
        }
      } catch (error) {
        const problem = readProblem(error);
        notify(
          "error",
          `The ${action} was refused`,
          [problem.message, problem.fix].filter(Boolean).join(" "),
        );
      }
    },
    [start, stop, restart],
  );
  return { run, isPending: isStarting || isStopping || isRestarting };
}
