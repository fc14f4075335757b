import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { PlanWarning } from "@/server/contract/plan";

/** One warning; `fix` says what to do, `path` what it is about. */
export function warn(
  severity: PlanWarning["severity"],
  code: string,
  text: string,
  more: { fix?: string; path?: AbsolutePath } = {},
): PlanWarning {
  return { severity, code, text, fix: more.fix ?? null, path: more.path ?? null };
}
