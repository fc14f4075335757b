import { request } from "node:http";

/**
 * A `fetch` for tRPC's HTTP links that speaks HTTP over a Unix socket; only the path of the address counts. Rejects with
 * Node's own error when nobody answers.
 */
export function makeSocketFetch(socketPath: string): SocketFetch {
  return (input, init) =>
    new Promise((resolve, reject) => {
      const url = new URL(input instanceof Request ? input.url : input);
      const outgoing = request({
        socketPath,
        path: url.pathname + url.search,
        method: init?.method ?? "GET",
        headers: Object.fromEntries(new Headers(init?.headers)),
        ...(init?.signal ? { signal: init.signal } : {}),
      });
      outgoing.on("error", reject);
      outgoing.on("response", (incoming) => {
        const parts: Buffer[] = [];
        incoming.on("data", (part: Buffer) => parts.push(part));
        incoming.on("error", reject);
        incoming.on("end", () =>
          resolve(new Response(Buffer.concat(parts), { status: incoming.statusCode ?? 500 })),
        );
      });
      outgoing.end(typeof init?.body === "string" ? init.body : undefined);
    });
}

type SocketFetch = (
  input: string | URL | Request,
  init?: {
    method?: string;
    headers?: HeadersInit;
    body?: unknown;
    signal?: AbortSignal | null | undefined;
  },
) => Promise<Response>;
