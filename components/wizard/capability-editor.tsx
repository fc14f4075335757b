"use client";

import { type Capability, capabilitySchema } from "@/server/contract/capability";
import type { Draft } from "@/server/contract/draft";
import type { PlanRequest } from "@/server/contract/plan-request";
import { useMay } from "../live/use-may";
import { ReasonText } from "../plan/reason-text";
import { Select } from "../ui/select";
import { Spinner } from "../ui/spinner";
import { Switch } from "../ui/switch";

type CapabilityEditorProps = {
  plan: Draft["plan"];
  isUpdating: boolean;
  onChange: (capabilities: PlanRequest["capabilities"]) => void;
};

/** What of root's power the container keeps, each with its reason, to take away or to give. */
export function CapabilityEditor({ plan, isUpdating, onChange }: CapabilityEditorProps) {
  const mayNot = useMay("admin");
  const choices = plan.request.capabilities;
  const given = plan.capabilities.map(({ name }) => name);
  const taken = capabilitySchema.options.filter((name) => choices[name] === false && !given.includes(name));
  const others = capabilitySchema.options.filter((name) => !given.includes(name) && !taken.includes(name));

  function choose(name: Capability, isGiven: boolean) {
    const { [name]: before, ...rest } = choices;
    onChange(before === undefined || before === isGiven ? { ...rest, [name]: isGiven } : rest);
  }

  return (
    <>
      <ul className="divide-y">
        {plan.capabilities.map(({ name, reason }) => (
          <li
            key={name}
            className="grid items-center gap-x-4 gap-y-1 px-4 py-2 sm:grid-cols-[220px_minmax(0,1fr)]"
          >
            <Switch
              label={<span className="font-mono text-sm">{name}</span>}
              checked
              disabledReason={mayNot}
              onCheckedChange={() => choose(name, false)}
            />
            <ReasonText reason={reason} />
          </li>
        ))}
        {taken.map((name) => (
          <li
            key={name}
            className="grid items-center gap-x-4 gap-y-1 px-4 py-2 sm:grid-cols-[220px_minmax(0,1fr)]"
          >
            <Switch
              label={<span className="font-mono text-sm">{name}</span>}
              checked={false}
              disabledReason={mayNot}
              onCheckedChange={() => choose(name, true)}
            />
            <ReasonText reason={{ evidence: "choice", text: "taken away by your choice" }} />
          </li>
        ))}
        {given.length + taken.length === 0 && <li className="px-4 py-3 text-muted">None is needed.</li>}
      </ul>
      <div className="flex items-center gap-3 border-t px-4 py-2">
        <Select
          compact
          aria-label="Give another capability"
          value=""
          disabled={mayNot !== null}
          options={[
            { value: "", label: "Give another capability…", disabled: true },
            ...others.map((name) => ({ value: name, label: name })),
          ]}
          onValueChange={(name) => choose(name as Capability, true)}
        />
        {isUpdating && <Spinner />}
        <span className="text-muted text-sm">All others are denied.</span>
      </div>
    </>
  );
}
