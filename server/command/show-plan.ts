import type { Plan } from "@/server/contract/plan";
import { exitCodes } from "./exit-codes";
import { formatPlan } from "./output/format-plan";
import { note, print, printJson } from "./output/print";

/** Prints a plan or the wanted part of it; a plan that refuses sets the exit code and says so on standard error too. */
export function showPlan(plan: Plan, options: PlanView): void {
  if (options.json) printJson(plan);
  else if (options.xml) print(plan.domainXml);
  else if (options.init) print(plan.init.script);
  else if (options.policy) print(plan.policy?.text ?? "");
  else print(formatPlan(plan, { all: options.all ?? false }));
  const refusals = plan.warnings.filter(({ severity }) => severity === "refuse");
  if (refusals.length === 0) return;
  process.exitCode = exitCodes.refused;
  note(`sandboxcontainer: this cannot be built: ${refusals.map(({ text }) => text).join(" ")}`);
}

type PlanView = {
  json: boolean;
  xml?: boolean | undefined;
  init?: boolean | undefined;
  policy?: boolean | undefined;
  all?: boolean | undefined;
};
