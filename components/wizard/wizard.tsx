"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { ProblemNote } from "../live/problem-note";
import { readProblem } from "../live/read-problem";
import { useTRPC } from "../live/trpc";
import { ButtonLink } from "../ui/button-link";
import { notify } from "../ui/notify";
import { Skeleton } from "../ui/skeleton";
import { BuildStep } from "./build-step";
import { ContentsStep } from "./contents-step";
import { LabelStep } from "./label-step";
import { MountsStep } from "./mounts-step";
import { ProgramStep } from "./program-step";
import type { RequestInput } from "./request-form";
import { ReviewStep } from "./review-step";
import { StepList } from "./step-list";
import { useDraft } from "./use-draft";
import { readStep, type StepId, stepAddress } from "./wizard-steps";

/** From a program to a container in six steps. The address holds the step and the draft, the helper the draft itself. */
export function Wizard() {
  const params = useSearchParams();
  const step = readStep(new URLSearchParams(params));
  const draftId = params.get("draft");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { draft, error, refetch, update, isUpdating, mountChange } = useDraft(draftId);
  const [startedJob, setStartedJob] = useState<string | null>(null);
  const create = useMutation(trpc.drafts.create.mutationOptions());
  useFocusOnStep(step);

  function go(to: StepId, id = draftId) {
    history.pushState(null, "", stepAddress(to, id));
    scrollTo(0, 0);
  }

  async function submitProgram(request: RequestInput) {
    if (draft) {
      if (await update(request)) go("contents");
      return;
    }
    try {
      const made = await create.mutateAsync({ request });
      cache.setQueryData(trpc.drafts.get.queryKey({ id: made.id }), made);
      history.replaceState(null, "", stepAddress("program", made.id));
      go("contents", made.id);
    } catch (caught) {
      const problem = readProblem(caught);
      notify("error", problem.message, problem.fix);
    }
  }

  function showBuild(jobId: string) {
    setStartedJob(jobId);
    if (draft) void cache.invalidateQueries({ queryKey: trpc.drafts.get.queryKey({ id: draft.id }) });
    go("build");
  }

  if (error && !draft) {
    return (
      <Frame>
        <ProblemNote error={error} onRetry={() => void refetch()} />
        <div className="mt-4">
          <ButtonLink href="/new">Start anew</ButtonLink>
        </div>
      </Frame>
    );
  }
  if (draftId !== null && !draft) {
    return (
      <Frame>
        <Skeleton className="mb-4 h-8 w-full max-w-xl" />
        <Skeleton className="h-[58vh] w-full" />
      </Frame>
    );
  }
  return (
    <Frame name={draft?.request.name}>
      <StepList
        current={draft ? step : "program"}
        reachable={(id) =>
          id === "program" ||
          (draft !== undefined && (id !== "build" || draft.jobId !== null || startedJob !== null))
        }
        onGo={go}
      />
      {(!draft || step === "program") && (
        <ProgramStep
          key={draftId}
          draft={draft}
          isBusy={isUpdating || create.isPending}
          onSubmit={submitProgram}
        />
      )}
      {draft && step === "contents" && (
        <ContentsStep
          draft={draft}
          isUpdating={isUpdating}
          mountChange={mountChange}
          update={update}
          onNext={() => go("mounts")}
          onBack={() => go("program")}
        />
      )}
      {draft && step === "mounts" && (
        <MountsStep draft={draft} onNext={() => go("label")} onBack={() => go("contents")} />
      )}
      {draft && step === "label" && (
        <LabelStep
          draft={draft}
          isUpdating={isUpdating}
          update={update}
          onNext={() => go("review")}
          onBack={() => go("mounts")}
        />
      )}
      {draft && step === "review" && (
        <ReviewStep
          draft={draft}
          onBuilding={showBuild}
          onContents={() => go("contents")}
          onBack={() => go("label")}
          onOutdated={() => void refetch()}
        />
      )}
      {draft && step === "build" && (
        <BuildStep
          jobId={startedJob ?? draft.jobId}
          onBack={() => go("program")}
          onReview={() => go("review")}
        />
      )}
    </Frame>
  );
}

function Frame({ name, children }: { name?: string | undefined; children: ReactNode }) {
  return (
    <>
      <h1 id="wizard-title" tabIndex={-1} className="mb-3 font-semibold text-xl outline-none">
        New container{name && <span className="font-normal text-muted"> · {name}</span>}
      </h1>
      {children}
    </>
  );
}

/** A new step is read out from its start: the focus goes to the title, except on the first sight. */
function useFocusOnStep(step: StepId): void {
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    document.getElementById("wizard-title")?.focus({ preventScroll: true });
  }, [step]);
}
