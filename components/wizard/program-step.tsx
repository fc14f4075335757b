"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import type { Draft } from "@/server/contract/draft";
import type { ExecutableReport } from "@/server/contract/executable-report";
import { readProblem } from "../live/read-problem";
import { useTRPC } from "../live/trpc";
import { useContainers } from "../live/use-containers";
import { useMay } from "../live/use-may";
import { EmptyState } from "../ui/empty-state";
import { Panel } from "../ui/panel";
import { DraftList } from "./draft-list";
import { ExecutablePicker } from "./executable-picker";
import { findFormErrors } from "./form-errors";
import { InspectionPanel } from "./inspection-panel";
import { RequestFields } from "./request-fields";
import { formOf, type RequestForm, type RequestInput, readForm, requestOf, writeForm } from "./request-form";
import { StepFooter } from "./step-footer";
import { suggestFreeName } from "./suggest-free-name";

type ProgramStepProps = {
  draft: Draft | undefined;
  isBusy: boolean;
  /** Makes the draft or changes it, and goes on. */
  onSubmit: (request: RequestInput) => void;
};

/** Step 1: the executable, what there is to say of it, and how the container is called. */
export function ProgramStep({ draft, isBusy, onSubmit }: ProgramStepProps) {
  const params = useSearchParams();
  const mayNot = useMay("admin");
  const { data: containers } = useContainers();
  const taken = (containers ?? []).map((container) => container.name as string);
  const [typed, setTyped] = useState<RequestForm>(() =>
    draft ? formOf(draft.request) : readForm(new URLSearchParams(params)),
  );
  const [hasOwnName, setOwnName] = useState(typed.name !== "");
  const { data: report, error } = useQuery(
    useTRPC().executables.inspect.queryOptions(
      { path: typed.executable },
      { enabled: typed.executable !== "" },
    ),
  );
  const suggested = report ? suggestFreeName(report.suggestedName, taken) : "";
  const form = hasOwnName ? typed : { ...typed, name: suggested };
  const errors = findFormErrors(form, taken);

  function change(part: Partial<RequestForm>) {
    const next = { ...typed, ...part };
    if (part.name !== undefined) setOwnName(true);
    setTyped(next);
    if (!draft) history.replaceState(null, "", addressOf(next));
  }

  return (
    <>
      {!draft && <DraftList />}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <ExecutablePicker picked={form.executable} onPick={(executable) => change({ executable })} />
        {form.executable === "" ? (
          <div className="rounded-lg border border-dashed">
            <EmptyState title="Pick a program">
              Then you see here what it is and what stands against it. Nothing is written before the last
              step.
            </EmptyState>
          </div>
        ) : (
          <div className="flex min-w-0 flex-col gap-4">
            <Panel title="Inspection">
              <InspectionPanel report={report} error={error} />
            </Panel>
            <Panel title="Container">
              <RequestFields form={form} errors={errors} onChange={change} />
            </Panel>
          </div>
        )}
      </div>
      <StepFooter
        next="Continue to contents"
        isBusy={isBusy}
        disabledReason={mayNot ?? whyNotYet(form, report ?? error, Object.values(errors)[0])}
        onNext={() => onSubmit(requestOf(form, draft?.request ?? null))}
      />
    </>
  );
}

function addressOf(form: RequestForm): string {
  const text = writeForm(form).toString();
  return text === "" ? "/new" : `/new?${text}`;
}

function whyNotYet(form: RequestForm, finding: unknown, problem: string | undefined): string | null {
  if (form.executable === "") return "Pick a program first.";
  if (finding === null) return "The program is still being looked at.";
  if (!isReport(finding)) return readProblem(finding).message;
  if (finding.verdict === "refuse") {
    return finding.problems.find(({ severity }) => severity === "refuse")?.text ?? "This program is refused.";
  }
  return form.name === "" ? "Give it a name first." : (problem ?? null);
}

function isReport(finding: unknown): finding is ExecutableReport {
  return typeof finding === "object" && finding !== null && "verdict" in finding;
}
