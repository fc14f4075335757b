import type { IncomingMessage, ServerResponse } from "node:http";
import { createHTTPHandler } from "@trpc/server/adapters/standalone";
import { ScError } from "@/server/contract/error";
import { createContext, type SocketKind } from "./create-context";
import { referenceOf } from "./error-shape";
import { sendLog } from "./logs/send-log";
import { appRouter } from "./router";
import type { Services } from "./services";

/** Answers the requests of one socket: the procedures below /api/trpc/, and the raw log below /api/logs/. */
export function createRequestHandler(services: Services, socket: SocketKind) {
  const handleCall = createHTTPHandler({
    router: appRouter,
    basePath: "/api/trpc/",
    maxBodySize: 4 * 1024 * 1024,
    createContext: async ({ req, res }) => createContext(services, socket, req, res),
    onError: ({ error, path }) => {
      if (error.cause instanceof ScError) return;
      if (error.code !== "INTERNAL_SERVER_ERROR") return;
      services.log.error({ err: error, path, reference: referenceOf(error) }, "call failed by a bug");
    },
  });

  return (request: IncomingMessage, response: ServerResponse): void => {
    response.setHeader("cache-control", "no-store");
    const path = request.url?.split("?", 1)[0] ?? "";
    if (path.startsWith("/api/logs/")) {
      void sendLog(createContext(services, socket, request, response), path, request, response);
    } else if (!path.startsWith("/api/trpc/")) {
      sendText(response, 404, "Not found.\n");
    } else if (isForm(request)) {
      sendText(response, 415, "Calls are JSON.\n");
    } else {
      handleCall(request, response);
    }
  };
}

/** A form of another site can post anything but JSON without asking first; no call of ours takes anything else. */
function isForm({ method, headers }: IncomingMessage): boolean {
  const type = headers["content-type"]?.split(";", 1)[0]?.trim().toLowerCase();
  return method !== "GET" && type !== "application/json";
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(text);
}
