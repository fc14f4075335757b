import type { ErrorCode } from "@/server/contract/error";

export type Problem = { code: ErrorCode; message: string; fix: string | null };

/** What went wrong, in words: the helper's own error where there is one, else that it cannot be reached. */
export function readProblem(error: unknown): Problem {
  const data = isRecord(error) && isRecord(error.data) ? error.data : {};
  const sc = data.sc;
  if (isProblem(sc)) return sc;
  if (data.code === "UNAUTHORIZED") {
    return { code: "not_signed_in", message: "The session has ended.", fix: "Sign in again." };
  }
  if (typeof data.code === "string") {
    return {
      code: "internal",
      message: error instanceof Error ? error.message : "Unknown error.",
      fix: null,
    };
  }
  return {
    code: "helper_unreachable",
    message: "The service does not answer.",
    fix: "Check that sandboxcontainer is running on the host.",
  };
}

function isProblem(value: unknown): value is Problem {
  return isRecord(value) && typeof value.code === "string" && typeof value.message === "string";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
