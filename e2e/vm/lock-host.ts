import { createServer, type Server } from "node:net";
import { hostPaths } from "./host-paths";

/**
 * Keeps every other process from building or running the enforcing host of the same cache until `release`, or until
 * this process ends, however it does: the lock is a name in the kernel (an abstract socket, unix(7)), not a file.
 * Throws when another holds it.
 */
export function lockHost(): Promise<{ release: () => void }> {
  return new Promise((resolve, reject) => {
    const server: Server = createServer();
    server.on("error", (error) => reject(explain(error)));
    server.listen(`\0${hostPaths.cache}`, () => resolve({ release: () => server.close() })).unref();
  });
}

function explain(error: Error): Error {
  if (!("code" in error) || error.code !== "EADDRINUSE") return error;
  return new Error(
    "Another process builds, starts or tests the enforcing host now; wait until it has ended.",
  );
}
