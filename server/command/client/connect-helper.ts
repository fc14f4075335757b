import { join } from "node:path";
import { createTRPCClient, httpBatchLink, type TRPCClient } from "@trpc/client";
import type { AppRouter } from "@/server/api/router";
import { settings } from "@/server/host/settings";
import { makeSocketFetch } from "./socket-fetch";

/** The helper's calls, over the socket that only root may open. Their errors go through `toKnownError`. */
export function connectHelper(): Helper {
  const socketPath = join(settings.runtimeDir, "root.sock");
  return createTRPCClient<AppRouter>({
    links: [httpBatchLink({ url: "http://helper/api/trpc", fetch: makeSocketFetch(socketPath) })],
  });
}

export type Helper = TRPCClient<AppRouter>;
