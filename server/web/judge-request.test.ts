import { describe, expect, it } from "vitest";
import { judgeRequest } from "./judge-request";

const hosts = ["localhost", "127.0.0.1", "[::1]", "box.example"];
const judge = (method: string, url: string, headers: Record<string, string>) =>
  judgeRequest({ method, url, headers }, hosts)?.status ?? "answered";

describe("Host", () => {
  it.each(["localhost", "localhost:9090", "127.0.0.1:9090", "[::1]:9090", "LOCALHOST:1", "box.example"])(
    "%s is served",
    (host) => expect(judge("GET", "/", { host })).toBe("answered"),
  );

  it.each([
    "evil.example",
    "localhost.evil.example",
    "evil.example:9090",
    "127.0.0.1.nip.io",
    "127.0.0.2",
    "localhost@evil.example",
    "localhost:9090:9090",
    "localhost:",
    "localhost/",
    "[::2]:9090",
    "::1",
    "",
    " localhost",
    "localhost, evil.example",
  ])("%j is refused", (host) => expect(judge("GET", "/", { host })).toBe(421));

  it("is needed", () => expect(judge("GET", "/", {})).toBe(421));
});

describe("Origin", () => {
  const host = "localhost:9090";

  it.each([
    [{ origin: "http://localhost:9090" }],
    [{ origin: "http://localhost:9090", "sec-fetch-site": "same-origin" }],
    [{ "sec-fetch-site": "same-origin" }],
    [{ origin: "https://localhost:9090", "x-forwarded-proto": "https" }],
  ])("%j may post", (headers) => {
    expect(judge("POST", "/api/trpc/x", { host, ...headers })).toBe("answered");
  });

  it.each([
    [{}],
    [{ origin: "null" }],
    [{ origin: "http://localhost" }],
    [{ origin: "http://localhost:9091" }],
    [{ origin: "https://localhost:9090" }],
    [{ origin: "http://127.0.0.1:9090" }],
    [{ origin: "http://evil.example" }],
    [{ origin: "http://localhost:9090.evil.example" }],
    [{ origin: "http://localhost:9090/" }],
    [{ origin: "http://localhost:9090, http://evil.example" }],
    [{ origin: "http://localhost:9090", "sec-fetch-site": "cross-site" }],
    [{ origin: "http://localhost:9090", "sec-fetch-site": "same-site" }],
    [{ origin: "" }],
    [{ "sec-fetch-site": "none" }],
    [{ referer: "http://localhost:9090/" }],
  ])("%j may not post", (headers) => {
    expect(judge("POST", "/api/trpc/x", { host, ...headers })).toBe(403);
    expect(judge("POST", "/anything", { host, ...headers })).toBe(403);
  });

  it.each(["cross-site", "same-site"])("another site's (%s) read below /api/ is refused", (site) => {
    expect(judge("GET", "/api/trpc/events.stream", { host, "sec-fetch-site": site })).toBe(403);
    expect(judge("GET", "/containers", { host, "sec-fetch-site": site })).toBe("answered");
  });
});

describe("method and target", () => {
  it.each(["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", ""])("%s is refused", (method) => {
    expect(judge(method, "/", { host: "localhost" })).toBe(405);
  });

  it("an absolute address is refused", () => {
    expect(judge("GET", "http://evil.example/", { host: "localhost" })).toBe(400);
  });
});
