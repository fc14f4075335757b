import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import {
  createServer,
  get,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createWebHandler } from "./create-web-handler";

describe("web handler", () => {
  let folder: string;
  let web: Server;
  let helper: Server;
  let port: number;
  let helperAnswers: (incoming: IncomingMessage, outgoing: ServerResponse) => void;
  let page: (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;
  let errors: unknown[];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "sc-web-"));
    errors = [];
    helperAnswers = (_incoming, outgoing) => void outgoing.end("{}");
    page = async (_incoming, outgoing) => void outgoing.end("page");
    helper = createServer((incoming, outgoing) => helperAnswers(incoming, outgoing));
    helper.listen(join(folder, "helper.sock"));
    await once(helper, "listening");
    web = createServer(
      createWebHandler({
        dev: false,
        hosts: ["127.0.0.1"],
        socketPath: join(folder, "helper.sock"),
        page: (incoming, outgoing) => page(incoming, outgoing),
        onError: (error) => errors.push(error),
      }),
    );
    web.listen(0, "127.0.0.1");
    await once(web, "listening");
    port = (web.address() as AddressInfo).port;
  });

  afterEach(() => {
    for (const server of [web, helper]) {
      server.close();
      server.closeAllConnections();
    }
    rmSync(folder, { recursive: true });
  });

  const own = () => ({ host: `127.0.0.1:${port}`, origin: `http://127.0.0.1:${port}` });

  function ask(
    path: string,
    options: { method?: string; headers?: Record<string, string>; body?: string } = {},
  ) {
    return new Promise<{ status: number; headers: IncomingMessage["headers"]; body: string }>(
      (resolve, reject) => {
        const { method = "GET", headers = {}, body } = options;
        const outgoing = request({
          port,
          host: "127.0.0.1",
          path,
          method,
          headers: { host: own().host, ...headers },
        });
        outgoing.on("error", reject);
        outgoing.on("response", (incoming) => {
          let text = "";
          incoming.on("data", (part) => {
            text += part;
          });
          incoming.on("end", () =>
            resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }),
          );
        });
        outgoing.end(body);
      },
    );
  }

  const answers: [string, number, () => Promise<{ status: number; headers: IncomingMessage["headers"] }>][] =
    [
      ["a page", 200, () => ask("/")],
      ["a page that is not there", 404, () => ask("/missing")],
      ["a page that fails", 500, () => ask("/fails")],
      ["a call", 200, () => ask("/api/trpc/auth.me")],
      ["a call when the helper is down", 502, () => ask("/api/trpc/down")],
      ["a refused origin", 403, () => ask("/api/trpc/x", { method: "POST" })],
      ["a refused host", 421, () => ask("/", { headers: { host: "evil.example" } })],
      ["a refused method", 405, () => ask("/", { method: "PUT" })],
    ];

  it.each(answers)("security headers are on %s (%d)", async (_what, status, make) => {
    page = async ({ url }, outgoing) => {
      if (url === "/fails") throw new Error("boom");
      outgoing.writeHead(url === "/missing" ? 404 : 200).end();
    };
    helperAnswers = ({ url }, outgoing) => (url?.endsWith("down") ? outgoing.destroy() : outgoing.end("{}"));
    const answer = await make();
    expect(answer.status).toBe(status);
    const { "content-security-policy": policy = "", ...headers } = answer.headers;
    for (const part of [
      /script-src 'self' 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic';/,
      /style-src 'self' 'nonce-/,
      /frame-ancestors 'none'/,
      /object-src 'none'/,
      /base-uri 'none'/,
    ]) {
      expect(policy).toMatch(part);
    }
    expect(policy).not.toMatch(/script-src[^;]*unsafe|style-src [^;]*unsafe/);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "x-frame-options": "DENY",
    });
    expect(headers["x-powered-by"]).toBeUndefined();
  });

  it("gives each answer a nonce of its own, and the page the same one, whatever the browser sent", async () => {
    const seen: (string | undefined)[] = [];
    page = async ({ headers }, outgoing) => {
      seen.push(headers["content-security-policy"]?.toString());
      outgoing.end();
    };
    const first = await ask("/", { headers: { "content-security-policy": "script-src 'nonce-evil'" } });
    const second = await ask("/");
    expect(seen).toEqual([
      first.headers["content-security-policy"],
      second.headers["content-security-policy"],
    ]);
    expect(seen[0]).not.toBe(seen[1]);
    expect(seen[0]).not.toContain("evil");
  });

  it("pipes a call: method, path, body and the headers that count, of the cookies only ours", async () => {
    let got: {
      method?: string | undefined;
      url?: string | undefined;
      headers?: IncomingMessage["headers"];
      body: string;
    } = { body: "" };
    helperAnswers = (incoming, outgoing) => {
      let body = "";
      incoming.on("data", (part) => {
        body += part;
      });
      incoming.on("end", () => {
        got = { method: incoming.method, url: incoming.url, headers: incoming.headers, body };
        outgoing.setHeader("set-cookie", "sc_session=new; HttpOnly");
        outgoing.setHeader("x-secret", "1");
        outgoing.writeHead(201, { "content-type": "application/json" }).end('{"ok":1}');
      });
    };
    const answer = await ask("/api/trpc/a.b?batch=1", {
      method: "POST",
      headers: {
        ...own(),
        "content-type": "application/json",
        cookie: "theme=dark; sc_session=abc; other=secret",
        authorization: "Basic x",
        "x-forwarded-for": "6.6.6.6",
        "x-user": "root",
      },
      body: '{"a":"ü"}',
    });
    expect(answer).toMatchObject({ status: 201, body: '{"ok":1}' });
    expect(answer.headers["set-cookie"]).toEqual(["sc_session=new; HttpOnly"]);
    expect(answer.headers["x-secret"]).toBeUndefined();
    expect(got).toMatchObject({ method: "POST", url: "/api/trpc/a.b?batch=1", body: '{"a":"ü"}' });
    expect(got.headers).toMatchObject({
      cookie: "sc_session=abc",
      "x-forwarded-for": "127.0.0.1",
      "x-forwarded-proto": "http",
      "content-type": "application/json",
    });
    for (const name of ["authorization", "x-user", "origin"]) expect(got.headers?.[name]).toBeUndefined();
  });

  it("does not hand a page's request to the helper, nor another path of /api/", async () => {
    helperAnswers = (_incoming, outgoing) => void outgoing.writeHead(500).end("helper");
    for (const path of [
      "/api/other",
      "/api/trpc",
      "/api/logs",
      "/API/trpc/x",
      "//api/trpc/x",
      "/x/../api/trpc/x",
    ]) {
      expect((await ask(path)).body).toBe("page");
    }
  });

  it("says helper_unreachable when there is no helper", async () => {
    helper.close();
    helper.closeAllConnections();
    await once(helper, "close");
    const { status, body } = await ask("/api/trpc/auth.me");
    expect(status).toBe(502);
    expect(JSON.parse(body).error.data.sc).toMatchObject({ code: "helper_unreachable" });
  });

  it("lets a stream through as it comes, and tells the helper when the browser goes", async () => {
    let gone: Promise<unknown> = Promise.resolve();
    let more: () => void = () => undefined;
    helperAnswers = (_incoming, outgoing) => {
      gone = once(outgoing, "close");
      outgoing.writeHead(200, {
        "content-type": "text/event-stream",
        "cache-control": "no-cache, no-transform",
      });
      outgoing.write("data: 1\n\n");
      more = () => void outgoing.write("data: 2\n\n");
    };
    const [incoming] = (await once(
      get({ port, host: "127.0.0.1", path: "/api/trpc/events.stream", headers: { host: own().host } }),
      "response",
    )) as [IncomingMessage];
    expect(incoming.headers).toMatchObject({
      "content-type": "text/event-stream",
      "cache-control": "no-cache, no-transform",
    });
    expect(String((await once(incoming, "data"))[0])).toBe("data: 1\n\n");
    more();
    expect(String((await once(incoming, "data"))[0])).toBe("data: 2\n\n");
    incoming.destroy();
    await gone;
  });

  it("ends the browser's answer when the helper dies in the middle", async () => {
    helperAnswers = (_incoming, outgoing) => {
      outgoing.writeHead(200, { "content-type": "text/event-stream" });
      outgoing.write("data: 1\n\n", () => outgoing.destroy());
    };
    const [incoming] = (await once(
      get({ port, host: "127.0.0.1", path: "/api/trpc/x", headers: { host: own().host } }),
      "response",
    )) as [IncomingMessage];
    incoming.on("error", () => undefined);
    incoming.resume();
    await new Promise((resolve) => incoming.on("close", resolve));
    expect(incoming.complete).toBe(false);
  });

  it("logs a page's failure and tells nothing of it", async () => {
    page = async () => {
      throw new Error("secret path /root/x");
    };
    const { body } = await ask("/");
    expect(body).toBe("Something went wrong.\n");
    expect(errors).toHaveLength(1);
  });
});
