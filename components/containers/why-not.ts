import type { Container } from "@/server/contract/container";
import { type BulkAction, describeBulk } from "./describe-bulk";

/** Why an action cannot be done to a container in its state; null when it can. */
export function whyNot(action: BulkAction, container: Container): string | null {
  if (describeBulk(action, [container]).names.length > 0) return null;
  return `${container.name} is ${container.state}.`;
}
