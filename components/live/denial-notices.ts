"use client";

import { useSyncExternalStore } from "react";

/** Whether this browser is to be told of denials while nobody looks at the page. Asked for once, kept for every tab. */
export const denialNotices = {
  isOn: (): boolean => isPossible() && Notification.permission === "granted" && readWish(),

  /** Asks the browser, which may ask the person. False: not allowed. */
  async turnOn(): Promise<boolean> {
    if (!isPossible() || (await Notification.requestPermission()) !== "granted") return false;
    localStorage.setItem(key, "on");
    tell();
    return true;
  },

  turnOff(): void {
    localStorage.removeItem(key);
    tell();
  },
};

/** The same for a component, with the reason why it cannot be had; null where it can. */
export function useDenialNotices(): { isOn: boolean; whyNot: string | null } {
  const state = useSyncExternalStore(subscribe, readState, () => "off");
  return { isOn: state === "on", whyNot: reasons[state] ?? null };
}

const key = "notify-denials";
const listeners = new Set<() => void>();
const reasons: Record<string, string> = {
  blocked: "This browser does not allow this page notifications. Its site settings can.",
  insecure: "A browser has notifications only for pages that came over HTTPS or from this host.",
};

function readState(): string {
  if (!isPossible()) return "insecure";
  if (Notification.permission === "denied") return "blocked";
  return denialNotices.isOn() ? "on" : "off";
}

function isPossible(): boolean {
  return "Notification" in window && window.isSecureContext;
}

/** Storage may be forbidden. */
function readWish(): boolean {
  try {
    return localStorage.getItem(key) === "on";
  } catch {
    return false;
  }
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}
