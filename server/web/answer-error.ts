import type { ServerResponse } from "node:http";
import type { ErrorCode } from "@/server/contract/error";

/** Answers with one of our errors in the form that the page's client reads (as server/api/error-shape.ts makes it). */
export function answerError(
  response: ServerResponse,
  status: number,
  sc: { code: ErrorCode; message: string; fix: string | null },
): void {
  const body = JSON.stringify({
    error: {
      message: sc.message,
      code: -32603,
      data: { code: "INTERNAL_SERVER_ERROR", httpStatus: status, sc },
    },
  });
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
  });
  response.end(body);
}
