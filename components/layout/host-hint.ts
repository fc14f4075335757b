"use client";

import { useEffect } from "react";
import type { HostStatus } from "@/server/contract/host-status";

type Mode = HostStatus["selinux"]["mode"];
export type HostHint = { mode: Mode; hostname: string };

/** What the last visit knew of the host: `MODE.HOSTNAME`, kept in a cookie so that the server can paint with it. */
export function readHostHint(value: string | null): HostHint | null {
  const [, mode, hostname] = value?.match(/^(enforcing|permissive|disabled)\.([A-Za-z0-9.-]{1,253})$/) ?? [];
  return isMode(mode) && hostname !== undefined ? { mode, hostname } : null;
}

/** Keeps the hint up to date. */
export function useKeepHostHint(host: HostStatus | undefined): void {
  const hint = host && `${host.selinux.mode}.${host.hostname}`;
  useEffect(() => {
    if (!hint || readHostHint(hint) === null) return;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API needs a secure context
    document.cookie = `sc_host=${hint}; path=/; max-age=31536000; samesite=strict`;
  }, [hint]);
}

function isMode(value: string | undefined): value is Mode {
  return value === "enforcing" || value === "permissive" || value === "disabled";
}
