import type { IncomingMessage, ServerResponse } from "node:http";
import type { Session } from "@/server/contract/session";
import type { Context } from "./context";
import type { Services } from "./services";
import { sessionCookie } from "./session-cookie";

/**
 * What a request on one of the two sockets may be. On the root socket, which only root can open, it is the local root
 * and needs no session; on the helper's socket it is whoever the token in the cookie stands for.
 */
export function createContext(
  services: Services,
  socket: SocketKind,
  request: IncomingMessage,
  response: ServerResponse,
): Context {
  if (socket === "root") {
    return {
      services,
      address: "local",
      token: null,
      readSession: async () => localRoot,
      setToken: () => undefined,
    };
  }
  const token = sessionCookie.read(request.headers.cookie);
  return {
    services,
    address: readAddress(request),
    token,
    readSession: async (options) => (token === null ? null : services.sessions.read(token, options)),
    setToken: (value) => {
      const isSecure = request.headers["x-forwarded-proto"] === "https";
      response.setHeader("set-cookie", sessionCookie.write(value, { isSecure, now: services.now() }));
    },
  };
}

export type SocketKind = "helper" | "root";

/** Root on its own socket is there for as long as it likes. */
const localRoot: Session = {
  user: "root",
  role: "root",
  method: "socket",
  idleExpiresAt: Number.MAX_SAFE_INTEGER,
  expiresAt: Number.MAX_SAFE_INTEGER,
};

/** Told by the web process; used to slow down guessing and in the session's record, never to let anybody in. */
function readAddress(request: IncomingMessage): string {
  const forwarded = request.headers["x-forwarded-for"];
  return typeof forwarded === "string" ? forwarded.slice(0, 64) : "unknown";
}
