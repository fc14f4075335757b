import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { answerError } from "./answer-error";
import { forward } from "./forward";
import { judgeRequest } from "./judge-request";
import { securityHeaders } from "./security-headers";

/**
 * Answers every request of the browser: security headers on each answer whatever becomes of it, then the checks, then
 * the helper (below /api/trpc/ and /api/logs/) or a page. The page learns its nonce from the request's own policy header.
 */
export function createWebHandler({ hosts, socketPath, dev, page, onError }: WebOptions) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const headers = securityHeaders(randomBytes(16).toString("base64"), { dev });
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const refusal = judgeRequest(request, hosts);
    if (refusal) refuse(response, refusal);
    else if (isHelpers(request.url ?? "")) forward(request, response, socketPath);
    else answerPage(request, response, headers["content-security-policy"]);
  };

  function answerPage(request: IncomingMessage, response: ServerResponse, policy: string | undefined): void {
    request.headers["content-security-policy"] = policy;
    delete request.headers["content-security-policy-report-only"];
    page(request, response).catch((error: unknown) => {
      onError(error);
      if (response.headersSent) response.destroy();
      else sendText(response, 500, "Something went wrong.");
    });
  }
}

export type WebOptions = {
  /** Names that a request may ask for, lower case, IPv6 in brackets. */
  hosts: readonly string[];
  socketPath: string;
  dev: boolean;
  page: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  onError: (error: unknown) => void;
};

function isHelpers(url: string): boolean {
  return url.startsWith("/api/trpc/") || url.startsWith("/api/logs/");
}

function refuse(response: ServerResponse, { status, text }: { status: number; text: string }): void {
  if (status === 403) answerError(response, status, { code: "bad_origin", message: text, fix: null });
  else sendText(response, status, text);
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response
    .writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" })
    .end(`${text}\n`);
}
