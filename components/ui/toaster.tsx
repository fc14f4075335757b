"use client";

import { lazy, Suspense, useSyncExternalStore } from "react";
import { notices } from "./notify";

/** Shows what `notify` was told. Its code comes with the first notice. */
export function Toaster() {
  const pending = useSyncExternalStore(subscribe, read, read);
  const isWanted = pending !== none;
  if (!isWanted) return null;
  return (
    <Suspense>
      <ToastList pending={pending} />
    </Suspense>
  );
}

function subscribe(listener: () => void): () => void {
  notices.listeners.add(listener);
  return () => void notices.listeners.delete(listener);
}

const none = notices.pending;
const read = () => notices.pending;
const ToastList = lazy(() => import("./toast-list"));
