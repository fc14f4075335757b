"use client";

import { Toast } from "@base-ui/react/toast";
import clsx from "clsx";
import { CircleCheck, OctagonX, X } from "lucide-react";
import { useEffect } from "react";
import { type Notice, notices } from "./notify";

/** Where results of actions appear: bottom right, at most three, read out politely. */
export default function ToastList({ pending }: { pending: readonly Notice[] }) {
  useEffect(() => {
    for (const notice of pending) add(notice);
    if (pending.length > 0) notices.pending = [];
  }, [pending]);
  return (
    <Toast.Provider toastManager={manager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="fixed right-4 bottom-4 z-50 flex w-[min(380px,calc(100vw-32px))] flex-col gap-2 max-sm:bottom-16">
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function List() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className={clsx(
        "rounded-lg border bg-raised p-3 shadow-float transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0",
        toast.type === "error" && "border-danger-line",
      )}
    >
      <Toast.Content className="flex items-start gap-2.5">
        {toast.type === "error" ? (
          <OctagonX aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-danger" />
        ) : (
          <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ok" />
        )}
        <div className="min-w-0 flex-1 break-words">
          <Toast.Title className="font-medium" />
          <Toast.Description className="text-muted text-sm" />
          {toast.actionProps && <Toast.Action className="mt-1 font-medium text-accent hover:underline" />}
        </div>
        <Toast.Close aria-label="Dismiss" className="rounded-sm p-0.5 text-muted hover:bg-hover">
          <X aria-hidden="true" className="size-4" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}

function add({ kind, title, description }: Notice): void {
  manager.add({
    title,
    description,
    type: kind,
    timeout: kind === "error" ? 0 : 5000,
    priority: kind === "error" ? "high" : "low",
  });
}

const manager = Toast.createToastManager();
