import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { withLog } from "@/server/run/log/open-log";
import { readLogStretches } from "@/server/run/log/read-log-stretches";
import type { Context } from "../context";
import { cleanStretches } from "./clean-stretches";

/**
 * GET /api/logs/NAME: the whole log as it is, for download, for whoever may view it; with ?as=text as text that does
 * nothing on a terminal. It ends where the log ended at the beginning, however fast that grows.
 */
export async function sendLog(
  context: Context,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (request.method !== "GET") return sendText(response, 405, "Only GET.\n");
    if (!(await context.readSession({ touch: true }))) return sendText(response, 401, "Sign in first.\n");
    const container = context.services.watch.get(path.slice("/api/logs/".length));
    const asText = new URL(request.url ?? "", "http://helper").searchParams.get("as") === "text";
    const sent =
      container &&
      (await withLog(join(container.path, "log", "output.log"), async (log) => {
        response.writeHead(200, {
          "content-type": "text/plain; charset=utf-8",
          "content-disposition": `attachment; filename="${container.name}${asText ? ".txt" : ".log"}"`,
        });
        const stretches = readLogStretches(log);
        await pipeline(Readable.from(asText ? cleanStretches(stretches) : stretches), response);
        return true;
      }));
    if (!sent) sendText(response, 404, "There is no such log.\n");
  } catch (error) {
    if (!response.destroyed) context.services.log.error({ err: error }, "log download failed");
    response.destroy();
  }
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(text);
}
