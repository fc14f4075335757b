"use client";

export type Notice = { kind: "ok" | "error"; title: string; description: string | null };

/** Shows the result of an action; a failure stays until it is read and carries its reason. */
export function notify(kind: Notice["kind"], title: string, description: string | null = null): void {
  notices.pending = [...notices.pending, { kind, title, description }];
  for (const listener of notices.listeners) listener();
}

/** What waits to be shown by the toaster. */
export const notices = { pending: [] as readonly Notice[], listeners: new Set<() => void>() };
