import { Minus, Plus } from "lucide-react";
import type { PlanMount } from "@/server/contract/plan";
import type { MountChange } from "./use-draft";

/** What the last change did to the mounts. */
export function MountChangeNote({ change, total }: { change: MountChange | null; total: number }) {
  const isSame = change === null || change.added.length + change.removed.length === 0;
  return (
    <output className="block text-sm">
      <span className="text-muted">
        {total} mounts{change !== null && (isSame ? ", as before the last change." : ". The last change:")}
      </span>
      {change && !isSame && (
        <ul className="mt-1 flex flex-col gap-0.5">
          {change.added.map((mount) => (
            <li key={`+${mount.target}`} className="flex items-center gap-1.5 text-ok">
              <Plus aria-hidden="true" className="size-3.5" />
              <span className="sr-only">added:</span>
              {describeMount(mount)}
            </li>
          ))}
          {change.removed.map((mount) => (
            <li key={`-${mount.target}`} className="flex items-center gap-1.5 text-warn">
              <Minus aria-hidden="true" className="size-3.5" />
              <span className="sr-only">removed:</span>
              {describeMount(mount)}
            </li>
          ))}
        </ul>
      )}
    </output>
  );
}

function describeMount({ source, target, readOnly }: PlanMount): string {
  return `${source ?? "memory"} at ${target}, ${readOnly ? "read-only" : "read-write"}`;
}
