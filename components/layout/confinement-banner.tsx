"use client";

import { ShieldOff } from "lucide-react";
import Link from "next/link";
import { useId, useState } from "react";
import type { HostHint } from "./host-hint";

/** On every page of a host that does not enforce SELinux. It cannot be dismissed: it stays true. */
export function ConfinementBanner({ hostname, mode }: HostHint) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  if (mode === "enforcing") return null;
  const state = mode === "disabled" ? "off" : "permissive";
  return (
    <aside
      aria-label="Confinement"
      className="border-warn-line border-b bg-warn-soft px-4 py-2 md:px-5"
      data-testid="confinement-banner"
    >
      <div className="flex items-start gap-2.5">
        <ShieldOff aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warn" />
        <p className="min-w-0 flex-1">
          <strong className="font-semibold">
            SELinux is {state} on {hostname}:
          </strong>{" "}
          containers are not confined by it.{" "}
          <span className="whitespace-nowrap">
            <button
              type="button"
              aria-expanded={isOpen}
              aria-controls={id}
              onClick={() => setOpen(!isOpen)}
              className="underline underline-offset-2 hover:no-underline"
            >
              What this means
            </button>
            {" · "}
            <Link
              prefetch={false}
              href="/host#selinux"
              className="underline underline-offset-2 hover:no-underline"
            >
              How to turn it on
            </Link>
          </span>
        </p>
      </div>
      <p id={id} hidden={!isOpen} className="mt-1 max-w-3xl pl-6.5 text-sm">
        {explanations[state]} Separate file systems, dropped capabilities and the private network still hold.
        Labels are planned and written all the same, so they take effect once SELinux enforces.
      </p>
    </aside>
  );
}

const explanations = {
  off: "The kernel checks no labels here: a program that breaks out of its container, or a mistake in a mount, is not stopped by a second barrier, and two containers of one user are not kept apart by their MCS pairs.",
  permissive:
    "The kernel checks labels here but only records what it would forbid: nothing is stopped by this second barrier.",
};
