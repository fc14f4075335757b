"use client";

import { Play, RotateCw, Square, X } from "lucide-react";
import { useState } from "react";
import type { Container } from "@/server/contract/container";
import { useMay } from "../live/use-may";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { type BulkAction, describeBulk } from "./describe-bulk";
import { useContainerAction } from "./use-container-action";

/** What can be done with the selected containers, and before it is done the sentence that says to which. */
export default function BulkBar({ containers, onClear }: { containers: Container[]; onClear: () => void }) {
  const mayNot = useMay("operator");
  const { run, isPending } = useContainerAction();
  const [action, setAction] = useState<BulkAction | null>(null);
  const [last, setLast] = useState<BulkAction>("start");
  const plan = describeBulk(action ?? last, containers);

  async function confirm() {
    if (action === null) return;
    setAction(null);
    await run(action, plan.names);
    onClear();
  }

  return (
    <section
      aria-label="Selected containers"
      className="fixed inset-x-0 bottom-0 z-30 flex justify-center px-4 pb-4 max-md:bottom-14 md:left-46"
    >
      <div className="flex flex-wrap items-center gap-2 rounded-lg border bg-raised px-3 py-2 shadow-float">
        <span className="mr-1 font-medium">{containers.length} selected</span>
        {actions.map(({ id, label, icon: Icon }) => (
          <Button
            key={id}
            size="sm"
            icon={<Icon aria-hidden="true" />}
            disabledReason={mayNot}
            busy={isPending}
            onClick={() => {
              setAction(id);
              setLast(id);
            }}
          >
            {label}
          </Button>
        ))}
        <Button
          tone="quiet"
          size="icon"
          aria-label="Clear the selection"
          icon={<X aria-hidden="true" />}
          onClick={onClear}
        />
      </div>
      <Dialog
        open={action !== null}
        onOpenChange={(isOpen) => !isOpen && setAction(null)}
        title={`${titles[last]} ${containers.length.toString()} selected?`}
        description={plan.sentence}
        footer={
          <>
            <Button onClick={() => setAction(null)}>Cancel</Button>
            <Button
              tone="primary"
              disabledReason={plan.names.length === 0 ? "Nothing would change." : null}
              onClick={confirm}
            >
              {titles[last]}
            </Button>
          </>
        }
      >
        {plan.names.length > 0 && (
          <p className="mt-2 break-words font-mono text-sm">{plan.names.join(", ")}</p>
        )}
      </Dialog>
    </section>
  );
}

const titles: Record<BulkAction, string> = { start: "Start", stop: "Stop", restart: "Restart" };

const actions = [
  { id: "start", label: "Start", icon: Play },
  { id: "stop", label: "Stop", icon: Square },
  { id: "restart", label: "Restart", icon: RotateCw },
] as const;
