"use client";

import { Play, RotateCw, Square } from "lucide-react";
import type { Container } from "@/server/contract/container";
import { useMay } from "../live/use-may";
import { Button } from "../ui/button";
import { useContainerAction } from "./use-container-action";
import { whyNot } from "./why-not";

/** Start, stop and restart of one container. */
export function DetailActions({ container }: { container: Container }) {
  const mayNot = useMay("operator");
  const { run, isPending } = useContainerAction();
  return (
    <div className="flex gap-2">
      {actions.map(({ id, label, icon: Icon }) => (
        <Button
          key={id}
          icon={<Icon aria-hidden="true" />}
          busy={isPending}
          disabledReason={mayNot ?? whyNot(id, container)}
          onClick={() => run(id, [container.name])}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}

const actions = [
  { id: "start", label: "Start", icon: Play },
  { id: "stop", label: "Stop", icon: Square },
  { id: "restart", label: "Restart", icon: RotateCw },
] as const;
