"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Toaster } from "../ui/toaster";
import { TooltipLayer } from "../ui/tooltip-layer";
import { createClient } from "./create-client";
import { createQueryClient } from "./create-query-client";
import { TRPCProvider } from "./trpc";

/** What every page stands in: the cache, the client, the nonce for generated style tags, the toasts. */
export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const [queryClient] = useState(() => createQueryClient(goToSignIn));
  const [client] = useState(createClient);
  return (
    <CSPProvider nonce={nonce}>
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={client} queryClient={queryClient}>
          {children}
          <Toaster />
          <TooltipLayer />
        </TRPCProvider>
      </QueryClientProvider>
    </CSPProvider>
  );
}

/** A full load, so that nothing of the ended session stays in memory. */
function goToSignIn() {
  if (location.pathname === "/sign-in") return;
  const next = encodeURIComponent(location.pathname + location.search);
  location.assign(`/sign-in?ended=1&next=${next}`);
}
