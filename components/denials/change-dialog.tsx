"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { DenialAnswer } from "@/server/contract/denial-answer";
import type { PlanChange } from "@/server/contract/plan-change";
import { ownJobs } from "../live/own-jobs";
import { ProblemNote } from "../live/problem-note";
import { readProblem } from "../live/read-problem";
import { useTRPC } from "../live/trpc";
import { Button } from "../ui/button";
import { CheckField } from "../ui/check-field";
import { Dialog } from "../ui/dialog";
import { notify } from "../ui/notify";
import { Skeleton } from "../ui/skeleton";
import { ChangePreviewView } from "./change-preview-view";

/** An answer to make, or one to take back. */
export type ChangeSubject =
  | { kind: "answer"; id: string; change: PlanChange; text: string; opens: string | null }
  | { kind: "undo"; answer: DenialAnswer };

type ChangeDialogProps = { name: string; subject: ChangeSubject; open: boolean; onClose: () => void };

/** What an answer would change, before it is made: plan, policy and definition; a running container needs a tick. */
export function ChangeDialog({ name, subject, open, onClose }: ChangeDialogProps) {
  const { denials } = useTRPC();
  const [restart, setRestart] = useState(false);
  const of =
    subject.kind === "answer"
      ? { kind: subject.kind, id: subject.id, change: subject.change }
      : { kind: subject.kind, answerId: subject.answer.id };
  const preview = useQuery(
    denials.preview.queryOptions({ name, of }, { enabled: open, refetchOnMount: "always", staleTime: 0 }),
  );
  const options = {
    onSuccess: ({ jobId }: { jobId: string }) => {
      ownJobs.add(jobId);
      onClose();
    },
    onError: (error: unknown) => {
      const { message, fix } = readProblem(error);
      notify("error", `${name} was not changed`, [message, fix].filter(Boolean).join(" "));
    },
  };
  const answer = useMutation(denials.answer.mutationOptions(options));
  const undo = useMutation(denials.undo.mutationOptions(options));
  const data = preview.isFetching ? undefined : preview.data;
  const reason = !data
    ? "It is not known yet what would change."
    : data.running && !restart
      ? `${name} runs: tick the box first.`
      : null;

  function go() {
    if (!data) return;
    if (subject.kind === "undo") undo.mutate({ name, answerId: subject.answer.id, restart });
    else answer.mutate({ name, id: subject.id, change: subject.change, planHash: data.planHash, restart });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={subject.kind === "answer" ? `Change ${name}` : `Take the change of ${name} back`}
      description={subject.kind === "answer" ? subject.text : subject.answer.text}
      footer={
        <>
          {data?.running && (
            <div className="mr-auto max-sm:w-full">
              <CheckField
                label={`Stop ${name} and start it again`}
                checked={restart}
                onCheckedChange={setRestart}
              />
            </div>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            busy={answer.isPending || undo.isPending}
            disabledReason={reason}
            onClick={go}
          >
            {subject.kind === "answer" ? "Apply" : "Take it back"}
          </Button>
        </>
      }
    >
      <div className="mt-3 flex flex-col gap-3">
        {subject.kind === "answer" && subject.opens && (
          <p>
            <span className="font-medium">What that opens:</span> {subject.opens}
          </p>
        )}
        {preview.error ? (
          <ProblemNote error={preview.error} />
        ) : data ? (
          <ChangePreviewView preview={data} />
        ) : (
          <Skeleton className="h-40 w-full" />
        )}
      </div>
    </Dialog>
  );
}
