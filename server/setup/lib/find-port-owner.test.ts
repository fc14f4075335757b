import { once } from "node:events";
import { createServer } from "node:net";
import { afterEach, expect, it } from "vitest";
import { findPortOwner } from "./find-port-owner.mjs";

const server = createServer();
afterEach(() => server.close());

it("names the process that listens, and nobody on a free port", async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  expect(findPortOwner(port)).toContain(`(process ${process.pid})`);
  server.close();
  await once(server, "close");
  expect(findPortOwner(port)).toBeNull();
});
