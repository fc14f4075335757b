import type { PlanChange } from "@/server/contract/plan-change";
import type { PlanRequest } from "@/server/contract/plan-request";

/** The choices that a container was planned from, with one more. */
export function changeRequest(request: PlanRequest, change: PlanChange): PlanRequest {
  if (change.kind === "capability") {
    return { ...request, capabilities: { ...request.capabilities, [change.name]: true } };
  }
  if (change.kind === "disposition") {
    return { ...request, dispositions: { ...request.dispositions, [change.path]: change.disposition } };
  }
  return request;
}
