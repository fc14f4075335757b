import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { AppShell } from "@/components/layout/app-shell";
import { LiveEvents } from "@/components/live/live-events";

/** Everything behind the sign-in. Whether the session still holds is for the helper to say. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  if (!jar.has("sc_session")) redirect("/sign-in");
  return (
    <LiveEvents>
      <AppShell hostHint={jar.get("sc_host")?.value ?? null} theme={jar.get("sc_theme")?.value ?? "system"}>
        {children}
      </AppShell>
    </LiveEvents>
  );
}
