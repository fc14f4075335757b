import { createHash } from "node:crypto";
import type { Plan } from "@/server/contract/plan";

/** SHA-256 of a plan, hex; the same for plans with the same content, whatever the order of their keys. */
export function hashPlan(plan: Plan): string {
  return createHash("sha256").update(JSON.stringify(plan, sortKeys)).digest("hex");
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
