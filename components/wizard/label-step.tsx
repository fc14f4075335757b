"use client";

import type { Draft } from "@/server/contract/draft";
import { LabelParts } from "../plan/label-parts";
import { PolicyView } from "../plan/policy-view";
import { Panel } from "../ui/panel";
import { CapabilityEditor } from "./capability-editor";
import type { RequestInput } from "./request-form";
import { StepFooter } from "./step-footer";

type LabelStepProps = {
  draft: Draft;
  isUpdating: boolean;
  update: (request: RequestInput) => Promise<boolean>;
  onNext: () => void;
  onBack: () => void;
};

/** Step 4: the label in its parts, the policy behind it, and what root may still do inside. */
export function LabelStep({ draft, isUpdating, update, onNext, onBack }: LabelStepProps) {
  return (
    <>
      <div className="flex flex-col gap-4">
        <Panel title="SELinux label">
          <LabelParts label={draft.plan.label} />
        </Panel>
        <Panel title="Capabilities" flush>
          <CapabilityEditor
            plan={draft.plan}
            isUpdating={isUpdating}
            onChange={(capabilities) => void update({ ...draft.request, capabilities })}
          />
        </Panel>
        <Panel title="Policy">
          <PolicyView policy={draft.plan.policy} />
        </Panel>
      </div>
      <StepFooter next="Continue to review" onNext={onNext} onBack={onBack} />
    </>
  );
}
