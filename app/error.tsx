"use client";

import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main>
      <EmptyState
        title="This page failed"
        action={
          <Button tone="primary" onClick={reset}>
            Try again
          </Button>
        }
      >
        {error.message}
      </EmptyState>
    </main>
  );
}
