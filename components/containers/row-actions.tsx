"use client";

import { Ellipsis, Play, RotateCw, ScrollText, Square, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Container } from "@/server/contract/container";
import { Button } from "../ui/button";
import { Menu } from "../ui/menu";
import type { BulkAction } from "./describe-bulk";
import type { RowContext } from "./use-row-context";
import { whyNot } from "./why-not";

/** What can be done with one container: the likely action as a button, the rest in a menu. */
export function RowActions({ container, context }: { container: Container; context: RowContext }) {
  const router = useRouter();
  const [isPending, setPending] = useState(false);
  const { mayNotRun, mayNotDelete } = context;
  const { name } = container;
  const main = container.state === "running" || container.state === "paused" ? "stop" : "start";
  const words = { start: "Start", stop: "Stop" }[main];

  async function run(action: BulkAction) {
    setPending(true);
    await context.run(action, [name]);
    setPending(false);
  }

  return (
    <>
      <Button
        tone="quiet"
        size="icon"
        aria-label={`${words} ${name}`}
        hint={words}
        busy={isPending}
        disabledReason={mayNotRun ?? whyNot(main, container)}
        icon={main === "stop" ? <Square aria-hidden="true" /> : <Play aria-hidden="true" />}
        onClick={() => run(main)}
      />
      <Menu
        trigger={
          <Button
            tone="quiet"
            size="icon"
            aria-label={`More actions for ${name}`}
            icon={<Ellipsis aria-hidden="true" />}
          />
        }
        entries={[
          {
            id: "restart",
            label: "Restart",
            icon: <RotateCw aria-hidden="true" />,
            disabledReason: mayNotRun ?? whyNot("restart", container),
            onSelect: () => void run("restart"),
          },
          {
            id: "log",
            label: "Log",
            icon: <ScrollText aria-hidden="true" />,
            onSelect: () => router.push(`/containers/${name}/log`),
          },
          null,
          {
            id: "delete",
            label: "Delete…",
            icon: <Trash2 aria-hidden="true" />,
            danger: true,
            disabledReason: mayNotDelete,
            onSelect: () => router.push(`/containers/${name}/delete`),
          },
        ]}
      />
    </>
  );
}
