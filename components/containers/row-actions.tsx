"use client";

import { Ellipsis, Play, RotateCw, ScrollText, Square, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import type { Container } from "@/server/contract/container";
import { useMay } from "../live/use-may";
import { Button } from "../ui/button";
import { Menu } from "../ui/menu";
import { useContainerAction } from "./use-container-action";
import { whyNot } from "./why-not";

/** What can be done with one container: the likely action as a button, the rest in a menu. */
export function RowActions({ container }: { container: Container }) {
  const router = useRouter();
  const mayNotRun = useMay("operator");
  const mayNotDelete = useMay("admin");
  const { run, isPending } = useContainerAction();
  const { name } = container;
  const main = container.state === "running" || container.state === "paused" ? "stop" : "start";
  const words = { start: "Start", stop: "Stop" }[main];
  return (
    <span className="flex items-center">
      <Button
        tone="quiet"
        size="icon"
        aria-label={`${words} ${name}`}
        hint={words}
        busy={isPending}
        disabledReason={mayNotRun ?? whyNot(main, container)}
        icon={main === "stop" ? <Square aria-hidden="true" /> : <Play aria-hidden="true" />}
        onClick={() => run(main, [name])}
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
            onSelect: () => void run("restart", [name]),
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
    </span>
  );
}
