"use client";

import { useContainer } from "../live/use-container";
import { CommandLine } from "../ui/command-line";
import { CopyButton } from "../ui/copy-button";
import { formatTime } from "../ui/format-time";
import { KeyValues } from "../ui/key-values";
import { Panel } from "../ui/panel";
import { Skeleton } from "../ui/skeleton";
import { AutostartSwitch } from "./autostart-switch";
import { ConfinementPanel } from "./confinement-panel";
import { CurrentJob } from "./current-job";
import { RunPanel } from "./run-panel";
import { UsePanel } from "./use-panel";

/** How a container is right now: run, confinement, address, limits, and the commands that do the same. */
export function OverviewTab({ name }: { name: string }) {
  const container = useContainer(name);
  if (!container) return <Skeleton className="h-96 w-full" />;
  const { address, executable } = container;
  return (
    <div className="flex flex-col gap-4">
      <CurrentJob container={container} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <RunPanel container={container} />
          <UsePanel container={container} />
          <Panel title="Place and limits">
            <KeyValues
              items={[
                { key: "Program", value: <span className="break-all font-mono text-sm">{executable}</span> },
                { key: "Package", value: container.package ?? "none" },
                { key: "Unit file", value: container.unit ?? "none" },
                {
                  key: "Address",
                  value: address ? (
                    <span className="flex items-center gap-1">
                      <span className="font-mono text-sm">{address}</span>
                      <CopyButton text={address} label="Copy address" />
                    </span>
                  ) : (
                    "no network"
                  ),
                },
                { key: "Memory", value: `at most ${container.memoryMiB.toString()} MiB` },
                { key: "Store", value: container.store === "image" ? "Image file" : "Directory" },
                { key: "Path", value: <span className="break-all font-mono text-sm">{container.path}</span> },
                { key: "Created", value: formatTime(container.createdAt) },
                { key: "With the host", value: <AutostartSwitch container={container} /> },
              ]}
            />
          </Panel>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title="Confinement">
            <ConfinementPanel container={container} />
          </Panel>
          <Panel title="The same as commands">
            <div className="flex flex-col gap-2">
              {["start", "stop", "restart", "show", "logs"].map((verb) => (
                <CommandLine key={verb} command={`sandboxcontainer ${verb} ${name}`} />
              ))}
            </div>
          </Panel>
        </div>
      </div>
    </div>
  );
}
