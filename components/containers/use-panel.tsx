"use client";

import type { Container } from "@/server/contract/container";
import { Panel } from "../ui/panel";
import { Sparkline } from "../ui/sparkline";
import { describeUse } from "./describe-use";
import { useFigures } from "./use-figures";

/** What a container uses of the host, as it changes; nothing is read for it while nobody looks. */
export function UsePanel({ container }: { container: Container }) {
  const figures = useFigures(container.name);
  if (container.initPid === null) return null;
  return (
    <Panel title="In use now" label="In use now">
      <dl className="grid grid-cols-[minmax(96px,max-content)_minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2">
        {describeUse(figures, container.memoryMiB).map(({ name, text, line }) => (
          <div key={name} className="col-span-3 grid grid-cols-subgrid items-center">
            <dt className="text-muted text-sm">{name}</dt>
            <dd className="min-w-0">{text}</dd>
            <dd aria-hidden="true">
              <Sparkline values={line} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-muted text-sm">
        Read every two seconds from the control group that libvirt made for it. The lines are the last two
        minutes.
      </p>
    </Panel>
  );
}
