import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeSocketFetch } from "./socket-fetch";

const directory = mkdtempSync(join(tmpdir(), "sc-fetch-"));
const socketPath = join(directory, "test.sock");
const server = createServer((incoming, outgoing) => {
  let body = "";
  incoming.on("data", (part) => {
    body += part;
  });
  incoming.on("end", () => {
    outgoing.statusCode = 418;
    const { method, url } = incoming;
    outgoing.end(JSON.stringify({ method, url, body, type: incoming.headers["content-type"] }));
  });
});

beforeAll(async () => {
  server.listen(socketPath);
  await once(server, "listening");
});
afterAll(() => {
  server.close();
  rmSync(directory, { recursive: true });
});

it("sends method, path, headers and body, and gives status and body back", async () => {
  const response = await makeSocketFetch(socketPath)("http://helper/api/x?y=1", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"ü":1}',
  });
  expect(response.status).toBe(418);
  expect(await response.json()).toEqual({
    method: "POST",
    url: "/api/x?y=1",
    body: '{"ü":1}',
    type: "application/json",
  });
});

it("rejects with the system's error when nobody listens", async () => {
  await expect(makeSocketFetch(join(directory, "no.sock"))("http://helper/")).rejects.toMatchObject({
    code: "ENOENT",
  });
});
