import { request } from "node:http";

/**
 * One HTTP request, over a Unix socket or TCP: status and body; status 0 when nobody answers.
 * @param {{ socketPath?: string, host?: string, port?: number, path: string, body?: unknown }} options
 * @returns {Promise<{ status: number, body: string }>}
 */
export function ask({ body, ...target }) {
  return new Promise((resolve) => {
    const headers = body === undefined ? {} : { "content-type": "application/json" };
    const outgoing = request({
      ...target,
      method: body === undefined ? "GET" : "POST",
      headers,
      timeout: 5000,
    });
    outgoing.on("error", () => resolve({ status: 0, body: "" }));
    outgoing.on("timeout", () => outgoing.destroy());
    outgoing.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part) => {
        text += part;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: text }));
      response.on("error", () => resolve({ status: 0, body: "" }));
    });
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
