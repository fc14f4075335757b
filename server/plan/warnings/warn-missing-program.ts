import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { PlanMount, PlanWarning } from "@/server/contract/plan";
import { isSystemDirectory } from "../path/is-system-directory";
import { isWithin } from "../path/is-within";
import type { PlanContext } from "../plan-context";
import { warn } from "./warn";

/** Choices under which the container could never start: its own program, or what every program starts with, is not in it. */
export function warnMissingProgram(context: PlanContext, mounts: readonly PlanMount[]): PlanWarning[] {
  const { facts, request, canonical } = context;
  const program = canonical(facts.executable.resolved);
  const over = mounts.findLast(({ target }) => isWithin(program, target));
  return Object.entries(request.dispositions).flatMap(([text, disposition]) => {
    if (disposition === "shared" || disposition === "copy") return [];
    const path = canonical(text as AbsolutePath);
    if (isSystemDirectory(path)) {
      const what = `${text} holds what every program starts with, and the container would not have it.`;
      return [warn("refuse", "never_starts", what, { path, fix: `Choose shared for ${text}.` })];
    }
    if (over?.kind !== "tmpfs" || over.target !== path) return [];
    const what = `${text} in memory hides ${program}, which is the container's program.`;
    return [warn("refuse", "never_starts", what, { path, fix: `Choose shared or copy for ${text}.` })];
  });
}
