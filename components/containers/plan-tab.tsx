"use client";

import { ProblemNote } from "../live/problem-note";
import { IdentityFacts } from "../plan/identity-facts";
import { LabelParts } from "../plan/label-parts";
import { MountList } from "../plan/mount-list";
import { PolicyView } from "../plan/policy-view";
import { ReasonText } from "../plan/reason-text";
import { CodeView } from "../ui/code-view";
import { Panel } from "../ui/panel";
import { PlanSkeleton } from "./plan-skeleton";
import { usePlan } from "./use-plan";
import { VerifyPanel } from "./verify-panel";

/** One part of the plan that a container was built from. */
export function PlanTab({ name, part }: { name: string; part: "mounts" | "label" | "init" }) {
  const { data: plan, error, refetch } = usePlan(name);
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!plan) return <PlanSkeleton part={part} />;
  if (part === "mounts") {
    return (
      <Panel flush>
        <MountList mounts={plan.mounts} />
      </Panel>
    );
  }
  if (part === "init") {
    return (
      <div className="flex flex-col gap-4">
        <CodeView code={plan.init.script} language="bash" label="init script" maxHeight="64vh" />
        <Panel title="Identity">
          <IdentityFacts identity={plan.identity} unit={plan.unit} />
        </Panel>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <Panel title="SELinux label">
        <LabelParts label={plan.label} />
      </Panel>
      <Panel title="Capabilities">
        <ul className="flex flex-col gap-1.5">
          {plan.capabilities.map(({ name: capability, reason }) => (
            <li key={capability} className="grid gap-x-4 sm:grid-cols-[160px_minmax(0,1fr)]">
              <span className="font-mono text-sm">{capability}</span>
              <ReasonText reason={reason} />
            </li>
          ))}
          <li className="text-muted text-sm">All others are denied.</li>
        </ul>
      </Panel>
      <Panel title="Policy">
        <PolicyView policy={plan.policy} />
      </Panel>
      <VerifyPanel name={name} />
    </div>
  );
}
