import { ScError } from "@/server/contract/error";
import type { Session } from "@/server/contract/session";
import type { Context } from "./context";

/**
 * Opens an entry of the activity list. It is written before the action and completed by the function it gives,
 * so that a crash in between leaves "pending" behind, never nothing.
 */
export async function recordActivity(
  context: Context,
  action: string,
  rawInput: unknown,
  session: Session | null,
): Promise<CloseActivity> {
  const { store, now } = context.services;
  const input = isRecord(rawInput) ? rawInput : {};
  const id = await store.activity.open({
    at: now(),
    actor: session?.user ?? clean(input.user) ?? "nobody",
    action,
    container: clean(input.name) ?? clean(isRecord(input.request) ? input.request.name : null),
    detail: describeInput(input),
  });
  return async (error) => {
    if (error === null) return store.activity.close(id, "ok", null);
    await store.activity.close(id, isDenied(error) ? "denied" : "failed", messageOf(error));
  };
}

export type CloseActivity = (error: unknown) => Promise<void>;

/** Fields that say what was done. Everything else, passwords and tokens first of all, stays out of the list. */
const toldFields = ["id", "draftId", "role", "enabled", "force", "start", "path", "executable"] as const;

function describeInput(input: Record<string, unknown>): string {
  const request = isRecord(input.request) ? input.request : {};
  const told = { ...request, ...input };
  return toldFields
    .filter((field) => ["string", "boolean"].includes(typeof told[field]))
    .map((field) => `${field} ${clean(String(told[field]))}`)
    .join(", ");
}

function clean(value: unknown): string | null {
  return typeof value === "string" ? value.replace(/[^\P{C}]/gu, "�").slice(0, 256) : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isDenied(error: unknown): boolean {
  return error instanceof ScError && deniedCodes.has(error.code);
}

const deniedCodes = new Set<string>([
  "not_allowed",
  "not_signed_in",
  "sign_in_failed",
  "too_many_tries",
  "bad_origin",
]);

function messageOf(error: unknown): string {
  return error instanceof ScError ? error.message : "internal error";
}
