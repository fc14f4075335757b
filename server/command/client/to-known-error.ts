import { type ErrorCode, errorCodes, ScError } from "@/server/contract/error";

/**
 * What a call to the helper failed with: its own error (`data.sc`, see server/api/error-shape.ts), helper_unreachable when
 * nobody answers, not_allowed when the socket may not be opened. Null for an error that is not of a call.
 */
export function toKnownError(error: unknown): ScError | null {
  if (!(error instanceof Error) || error.name !== "TRPCClientError") return null;
  const told = "data" in error ? readError(error.data) : null;
  if (told) return told;
  const code = findSystemCode(error);
  if (code === "EACCES" || code === "EPERM") {
    return new ScError("not_allowed", "Only root may talk to the helper by command.", {
      fix: "Use sudo, or `su -`.",
      cause: error,
    });
  }
  if (code !== null && unreachable.has(code)) {
    return new ScError(
      "helper_unreachable",
      "The helper does not answer: it is not running, or it runs elsewhere.",
      {
        fix: "Start it as root with `npm start` in the checkout; SC_RUNTIME_DIR has to be the same for both.",
        cause: error,
      },
    );
  }
  return new ScError("internal", `The helper's answer makes no sense: ${error.message}`, { cause: error });
}

const unreachable = new Set(["ENOENT", "ECONNREFUSED", "ECONNRESET", "EPIPE", "ENOTSOCK", "ENOTDIR"]);

function readError(data: unknown): ScError | null {
  if (!isRecord(data) || !isRecord(data.sc)) return null;
  const { code, message, fix } = data.sc;
  if (typeof code !== "string" || typeof message !== "string" || !isErrorCode(code)) return null;
  return new ScError(code, message, typeof fix === "string" ? { fix } : {});
}

/** The code of the system error at the end of the chain of causes. */
function findSystemCode(error: unknown): string | null {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && typeof cause.code === "string") return cause.code;
  }
  return null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

const isErrorCode = (code: string): code is ErrorCode => errorCodes.some((known) => known === code);
