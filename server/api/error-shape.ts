import { randomUUID } from "node:crypto";
import type { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { type ErrorCode, ScError } from "@/server/contract/error";

/** What the page gets of an error, as `data.sc`. Of a bug only a reference: the rest is in the helper's log. */
export type ErrorShape = { code: ErrorCode; message: string; fix: string | null };

/** Turns whatever a procedure threw into what may be shown. Never throws. */
export function shapeError(error: TRPCError): ErrorShape {
  const { cause } = error;
  if (cause instanceof ScError) return { code: cause.code, message: cause.message, fix: cause.fix };
  if (error.code === "BAD_REQUEST") return { code: "bad_input", message: describeInput(cause), fix: null };
  if (error.code === "NOT_FOUND" || error.code === "METHOD_NOT_SUPPORTED") {
    return { code: "bad_input", message: "There is no such call.", fix: null };
  }
  return {
    code: "internal",
    message: `Something went wrong in the helper (reference ${referenceOf(error)}).`,
    fix: "Look for this reference in the helper's log.",
  };
}

/** A short name for one error, the same each time it is asked for; links the page with the log. */
export function referenceOf(error: object): string {
  const known = references.get(error) ?? randomUUID().slice(0, 8);
  references.set(error, known);
  return known;
}

const references = new WeakMap<object, string>();

function describeInput(cause: unknown): string {
  const issue = cause instanceof ZodError ? cause.issues[0] : undefined;
  if (!issue) return "The input could not be read.";
  const place = issue.path.map(String).join(".");
  return place === "" ? issue.message : `${place}: ${issue.message}`;
}
