"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { Button } from "./button";
import type { DialogProps } from "./dialog";

/** The dialog itself. */
export default function DialogPopup({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
}: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/40 transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup className="-translate-x-1/2 fixed top-[12vh] left-1/2 z-40 flex max-h-[76vh] w-[min(560px,calc(100vw-24px))] flex-col rounded-lg border bg-raised shadow-float outline-none transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0">
          <header className="flex items-start justify-between gap-4 px-5 pt-4">
            <Base.Title className="font-semibold text-lg">{title}</Base.Title>
            <Base.Close
              render={<Button tone="quiet" size="icon" aria-label="Close" icon={<X aria-hidden="true" />} />}
            />
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-3">
            {description && (
              <Base.Description render={<div />} className="text-muted">
                {description}
              </Base.Description>
            )}
            {children}
          </div>
          {footer && (
            <footer className="flex flex-wrap items-center justify-end gap-2 border-t px-5 py-3">
              {footer}
            </footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
