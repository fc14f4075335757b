import { type IncomingMessage, request } from "node:http";

/** One call of the helper over a socket, for tests: a GET, or with a body a POST. Gives the answer as it is. */
export function callSocket(socketPath: string, path: string, options: RawCall) {
  return new Promise<{ status: number; headers: IncomingMessage["headers"]; text: string }>(
    (done, reject) => {
      const outgoing = request({
        socketPath,
        path: `/api/trpc/${path}`,
        method: options.body === undefined ? "GET" : "POST",
        headers: {
          ...(options.type === undefined ? {} : { "content-type": options.type }),
          ...(options.cookie === undefined ? {} : { cookie: options.cookie }),
        },
      });
      outgoing.on("error", reject);
      outgoing.on("response", (incoming) => {
        let text = "";
        incoming.setEncoding("utf8").on("data", (part) => {
          text += part;
        });
        incoming.on("end", () => done({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }));
      });
      outgoing.end(options.body);
    },
  );
}

export type RawCall = { type?: string; body?: string; cookie?: string };
