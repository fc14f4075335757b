import { createReadStream } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { openHostileFile } from "@/server/host/open-hostile-file";
import type { Context } from "../context";

/**
 * GET /api/logs/NAME: the whole log as it is, for download, for whoever may view it. Its length is that at the
 * beginning, so that a log that grows faster than it is read has an end.
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
    const file = container && openHostileFile(join(container.path, "log", "output.log"));
    if (!file) return sendText(response, 404, "There is no such log.\n");
    response.writeHead(200, {
      "content-type": "text/plain; charset=utf-8",
      "content-length": file.stat.size,
      "content-disposition": `attachment; filename="${container.name}.log"`,
    });
    const end = Math.max(0, file.stat.size - 1);
    const source = createReadStream("", { fd: file.fd, autoClose: true, start: 0, end });
    if (file.stat.size === 0) {
      source.destroy();
      response.end();
      return;
    }
    await pipeline(source, response);
  } catch (error) {
    if (!response.destroyed) context.services.log.error({ err: error }, "log download failed");
    response.destroy();
  }
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(text);
}
