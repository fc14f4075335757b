import { Agent, type IncomingMessage, request as openRequest, type ServerResponse } from "node:http";
import { answerError } from "./answer-error";

/**
 * Passes a request to the helper's socket and its answer back, byte for byte and as it comes; when either side goes, so does
 * the other. Only the headers that the helper needs cross, of the cookies only the session's. Answers 502 when the
 * helper does not.
 */
export function forward(request: IncomingMessage, response: ServerResponse, socketPath: string): void {
  const upstream = openRequest({
    socketPath,
    agent,
    method: request.method,
    path: request.url,
    headers: { host: "helper", ...pick(request), ...origin(request) },
  });
  upstream.on("error", () => {
    if (response.headersSent || response.destroyed) response.destroy();
    else answerUnreachable(response);
  });
  upstream.on("response", (answer) => {
    for (const name of answerHeaders) {
      const value = answer.headers[name];
      if (value !== undefined) response.setHeader(name, value);
    }
    response.writeHead(answer.statusCode ?? 502);
    response.flushHeaders();
    answer.on("error", () => response.destroy());
    answer.on("aborted", () => response.destroy());
    answer.pipe(response);
  });
  response.on("close", () => upstream.destroy());
  request.on("error", () => upstream.destroy());
  request.pipe(upstream);
}

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY, maxFreeSockets: 8 });

const requestHeaders = [
  "accept",
  "content-type",
  "content-length",
  "transfer-encoding",
  "last-event-id",
  "trpc-accept",
  "trpc-batch-mode",
  "x-trpc-source",
] as const;

const answerHeaders = [
  "cache-control",
  "content-disposition",
  "content-length",
  "content-type",
  "set-cookie",
  "vary",
  "x-accel-buffering",
] as const;

function pick(request: IncomingMessage): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of requestHeaders) {
    const value = request.headers[name];
    if (typeof value === "string") found[name] = value;
  }
  const session = request.headers.cookie
    ?.split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith("sc_session="));
  return session === undefined ? found : { ...found, cookie: session };
}

function origin(request: IncomingMessage): Record<string, string> {
  const isSecure = request.headers["x-forwarded-proto"] === "https";
  return {
    "x-forwarded-for": request.socket.remoteAddress ?? "unknown",
    "x-forwarded-proto": isSecure ? "https" : "http",
  };
}

function answerUnreachable(response: ServerResponse): void {
  answerError(response, 502, {
    code: "helper_unreachable",
    message: "The helper does not answer.",
    fix: "Look whether sandboxcontainer runs on the host, and at its log.",
  });
}
