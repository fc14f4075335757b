"use client";

import { Server } from "lucide-react";
import type { HostStatus } from "@/server/contract/host-status";
import { Skeleton } from "../ui/skeleton";
import { AccountMenu } from "./account-menu";
import { ProductMark } from "./product-mark";
import { SelinuxChip } from "./selinux-chip";
import { ThemeMenu } from "./theme-menu";

type TopBarProps = { theme: string; hostname: string | null; mode: HostStatus["selinux"]["mode"] | null };

/** Where we are, under which protection, and who we are. */
export function TopBar({ theme, hostname, mode }: TopBarProps) {
  return (
    <header className="sticky top-0 z-20 flex h-12 shrink-0 items-center gap-3 border-b bg-surface px-4 md:px-5">
      <span className="md:hidden">
        <ProductMark />
      </span>
      {hostname === null ? (
        <Skeleton className="h-4 w-40" />
      ) : (
        <>
          <span className="flex min-w-0 items-center gap-2">
            <Server aria-hidden="true" className="size-4 shrink-0 text-muted max-md:hidden" />
            <span className="truncate font-medium">{hostname}</span>
          </span>
          {mode && <SelinuxChip mode={mode} />}
        </>
      )}
      <span className="flex-1" />
      <ThemeMenu initial={theme} />
      <AccountMenu />
    </header>
  );
}
