import type { Evidence } from "@/server/contract/evidence";
import type { PlanReason } from "@/server/contract/plan";

/** Why something is as it is: what the decision rests on, and the words. */
export function ReasonText({ reason }: { reason: PlanReason }) {
  return (
    <span className="text-muted text-sm">
      <span className="mr-1.5 rounded-sm border px-1 py-px text-xs">{names[reason.evidence]}</span>
      {reason.text}
    </span>
  );
}

const names: Record<Evidence, string> = {
  choice: "your choice",
  unit: "unit file",
  package: "package",
  tmpfiles: "tmpfiles.d",
  sysusers: "sysusers.d",
  configuration: "configuration",
  elf: "libraries",
  place: "place",
  base: "always",
};
