"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Draft } from "@/server/contract/draft";
import { readProblem } from "../live/read-problem";
import { useTRPC } from "../live/trpc";
import { useMay } from "../live/use-may";
import { ContentsSummary } from "../plan/contents-summary";
import { PlanDocument } from "../plan/plan-document";
import { CheckField } from "../ui/check-field";
import { notify } from "../ui/notify";
import { Skeleton } from "../ui/skeleton";
import { StepFooter } from "./step-footer";

type ReviewStepProps = {
  draft: Draft;
  onBuilding: (jobId: string) => void;
  onContents: () => void;
  onBack: () => void;
  /** Reads the draft again, when another tab has changed it. */
  onOutdated: () => void;
};

/** Step 5: the whole plan as a document, and the button that makes it real. */
export function ReviewStep({ draft, onBuilding, onContents, onBack, onOutdated }: ReviewStepProps) {
  const trpc = useTRPC();
  const mayNot = useMay("admin");
  const [start, setStart] = useState(true);
  const { data: entries } = useQuery(trpc.drafts.contents.queryOptions({ id: draft.id }));
  const build = useMutation(
    trpc.builds.start.mutationOptions({
      onSuccess: ({ jobId }) => onBuilding(jobId),
      onError: (error) => {
        const problem = readProblem(error);
        notify("error", problem.message, problem.fix);
        if (problem.code === "plan_changed") onOutdated();
      },
    }),
  );
  const refusal = draft.plan.warnings.find(({ severity }) => severity === "refuse");
  return (
    <>
      <PlanDocument
        plan={draft.plan}
        contents={
          <div className="flex flex-col gap-3">
            {entries ? <ContentsSummary entries={entries} /> : <Skeleton className="h-28 w-full" />}
            <button type="button" onClick={onContents} className="w-fit text-accent hover:underline">
              See every path
            </button>
          </div>
        }
      />
      <StepFooter
        next={`Build ${draft.plan.name}`}
        isBusy={build.isPending}
        disabledReason={mayNot ?? refusal?.text ?? null}
        onNext={() => build.mutate({ draftId: draft.id, planHash: draft.planHash, start })}
        onBack={onBack}
      >
        <CheckField label="Start it afterwards" checked={start} onCheckedChange={setStart} />
      </StepFooter>
    </>
  );
}
