import type { Plan, PlanEntry, PlanWarning } from "@/server/contract/plan";
import type { PlanContext } from "../plan-context";
import { warnChoices } from "./warn-choices";
import { warnContents } from "./warn-contents";
import { warnExecutable } from "./warn-executable";
import { warnHost } from "./warn-host";
import { warnMissingProgram } from "./warn-missing-program";
import { warnStore } from "./warn-store";

/** Everything that stands against a plan or should be known first, the worst first. */
export function collectWarnings(
  context: PlanContext,
  parts: {
    entries: readonly PlanEntry[];
    mounts: Plan["mounts"];
    hidden: readonly PlanEntry[];
    capabilities: Plan["capabilities"];
    network: Plan["network"] | null;
    store: Plan["store"];
  },
): PlanWarning[] {
  const warnings = [
    ...warnExecutable(context),
    ...warnHost(context, parts.network),
    ...warnChoices(context, parts.capabilities),
    ...warnMissingProgram(context, parts.mounts),
    ...warnContents(context, parts.entries, parts.hidden),
    ...warnStore(parts.store, parts.entries),
  ];
  return warnings.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

const severities: readonly PlanWarning["severity"][] = ["refuse", "warn", "note"];
