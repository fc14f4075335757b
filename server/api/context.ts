import type { Session } from "@/server/contract/session";
import type { Services } from "./services";

/** What a procedure knows of one request. Built by create-context.ts. */
export type Context = {
  services: Services;
  /** Where the request came from: an IP address, or "local" on the root socket. */
  address: string;
  /** The session of this request, checked once; `touch` puts its idle end off. Null when there is none. */
  readSession: (options: { touch: boolean }) => Promise<Session | null>;
  /** Sets (or with null ends) the session cookie of the answer. */
  setToken: (token: { value: string; expiresAt: number } | null) => void;
  /** The token that came with the request, for signing out. */
  token: string | null;
};
