import { createServer } from "node:net";

/**
 * A port of 127.0.0.1 that nobody listens on. Below the range from which the kernel takes ports for connections
 * (ip_local_port_range), so that none of those gets it before it is used.
 */
export async function findFreePort(): Promise<number> {
  const first = 20_000 + Math.floor(Math.random() * 10_000);
  for (let port = first; port < first + 1000; port += 1) if (await isFree(port)) return port;
  throw new Error(`No free port between ${first} and ${first + 1000}.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
