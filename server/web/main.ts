import { createServer } from "node:http";
import { join } from "node:path";
import next from "next";
import { settings } from "@/server/host/settings";
import { createWebHandler } from "./create-web-handler";

/** The web process: pages and a pipe to the helper. It holds no secret and needs no privilege. */
async function main(): Promise<void> {
  const dev = process.env.NODE_ENV === "development";
  const { listen, port } = settings;
  const app = next({ dev, dir: process.env.SC_ROOT ?? process.cwd(), hostname: listen, port });
  await app.prepare();
  const handlePage = app.getRequestHandler();
  const server = createServer(
    createWebHandler({
      dev,
      hosts: allowedHosts(),
      socketPath: join(settings.runtimeDir, "helper.sock"),
      page: (request, response) => handlePage(request, response),
      onError: (error) => console.error(error),
    }),
  );
  if (dev) {
    const upgrade = app.getUpgradeHandler();
    server.on("upgrade", (request, socket, head) => void upgrade(request, socket, head));
  }
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, listen, resolve);
  });
  dropPrivileges();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stop());

  function stop(): void {
    setTimeout(() => process.exit(0), stopMs).unref();
    server.close(() => process.exit(0));
    server.closeAllConnections();
  }
}

const stopMs = 3000;

/** Loopback names always, the address that we listen on unless it stands for all, and what SC_HOSTS adds. */
function allowedHosts(): string[] {
  const own = settings.listen.includes(":") ? `[${settings.listen}]` : settings.listen;
  const isAny = own === "0.0.0.0" || own === "[::]";
  return ["localhost", "127.0.0.1", "[::1]", ...(isAny ? [] : [own.toLowerCase()]), ...settings.hosts];
}

/** Whoever starts this as root gets a process that is not, as soon as the port is open. */
function dropPrivileges(): void {
  if (process.env.NODE_ENV !== "production" || process.getuid?.() !== 0) return;
  process.setgroups?.([]);
  process.setgid?.(account);
  process.setuid?.(account);
}

const account = "sandboxcontainer";

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
