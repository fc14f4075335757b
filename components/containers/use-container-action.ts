"use client";

import { useMutation } from "@tanstack/react-query";
import type { Container } from "@/server/contract/container";
import { ownJobs } from "../live/own-jobs";
import { readProblem } from "../live/read-problem";
import { useTRPC } from "../live/trpc";
import { notify } from "../ui/notify";
import type { BulkAction } from "./describe-bulk";

/** Starts, stops or restarts containers. What could not even be queued is told at once, the rest when its job ends. */
export function useContainerAction() {
  const { containers } = useTRPC();
  const start = useMutation(containers.start.mutationOptions());
  const stop = useMutation(containers.stop.mutationOptions());
  const restart = useMutation(containers.restart.mutationOptions());
  const mutations = { start, stop, restart };

  async function run(action: BulkAction, names: Container["name"][]): Promise<void> {
    try {
      for (const result of await mutations[action].mutateAsync({ names })) {
        if (result.jobId !== null) ownJobs.add(result.jobId);
        if (result.error) notify("error", `${result.name}: ${action} was refused`, result.error.message);
      }
    } catch (error) {
      const problem = readProblem(error);
      notify("error", `The ${action} was refused`, [problem.message, problem.fix].filter(Boolean).join(" "));
    }
  }
  return { run, isPending: start.isPending || stop.isPending || restart.isPending };
}
