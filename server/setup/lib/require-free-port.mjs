import { once } from "node:events";
import { createServer } from "node:net";
import { findPortOwner } from "./find-port-owner.mjs";
import { settings } from "./settings.mjs";
import { Stop } from "./stop.mjs";

/** Throws Stop when the port of the web page is no port, or is taken, and says by whom. */
export async function requireFreePort() {
  const port = Number(settings.port);
  if (!/^\d+$/.test(settings.port) || port < 1 || port > 65535) {
    throw new Stop(`SC_PORT is ${JSON.stringify(settings.port)}, but a port is a number from 1 to 65535.`);
  }
  const server = createServer().listen(port, settings.listen);
  try {
    await once(server, "listening");
  } catch (error) {
    throw explain(error, port);
  }
  server.close();
  await once(server, "close");
}

/**
 * @param {NodeJS.ErrnoException} error
 * @param {number} port
 */
function explain(error, port) {
  if (error.code !== "EADDRINUSE") {
    return new Stop(
      `Cannot listen on ${settings.listen}, port ${port}: ${error.message}.`,
      "Set SC_LISTEN and SC_PORT.",
    );
  }
  const owner = findPortOwner(port);
  return new Stop(
    `Port ${port} on ${settings.listen} is taken${owner ? ` by ${owner}` : ""}.`,
    `End that, or take another port: SC_PORT=${port === 65535 ? 9090 : port + 1} npm start`,
  );
}
