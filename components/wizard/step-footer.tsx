"use client";

import { ArrowLeft, ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../ui/button";
import { Spinner } from "../ui/spinner";

type StepFooterProps = {
  next: string;
  onNext: () => void;
  onBack?: (() => void) | undefined;
  isBusy?: boolean;
  disabledReason?: string | null;
  children?: ReactNode;
};

/** The way on and the way back, always in reach. */
export function StepFooter({ next, onNext, onBack, isBusy, disabledReason, children }: StepFooterProps) {
  return (
    <div className="sticky bottom-0 z-10 mt-4 flex flex-wrap items-center justify-end gap-3 border-t bg-canvas py-3 max-md:bottom-14">
      {onBack && (
        <Button icon={<ArrowLeft aria-hidden="true" />} onClick={onBack}>
          Back
        </Button>
      )}
      <span className="flex-1" />
      {children}
      <Button tone="primary" disabledReason={disabledReason} busy={isBusy} onClick={onNext}>
        {next}
        {isBusy ? <Spinner /> : <ArrowRight aria-hidden="true" />}
      </Button>
    </div>
  );
}
