"use client";

import clsx from "clsx";
import { Equal, EqualNot } from "lucide-react";
import type { Container } from "@/server/contract/container";
import { useHost } from "../live/use-host";
import { Note } from "../ui/note";
import { describeConfinement } from "./describe-confinement";
import { McsChip } from "./mcs-chip";
import { splitContext } from "./split-context";

/** The planned label against the one that the kernel has for the init process, part by part, and whatever else runs there. */
export function ConfinementPanel({ container }: { container: Container }) {
  const planned = splitContext(container.processContext);
  const live = container.liveContext === null ? null : splitContext(container.liveContext);
  return (
    <div className="flex flex-col gap-3">
      <Verdict container={container} />
      <div className="overflow-x-auto">
        <table className="w-full text-left">
          <thead className="text-muted text-xs">
            <tr>
              <th className="py-1 pr-4 font-normal">Part</th>
              <th className="py-1 pr-4 font-normal">Planned</th>
              <th className="py-1 pr-4 font-normal">Live</th>
            </tr>
          </thead>
          <tbody className="font-mono text-sm">
            {planned.map(({ part, value }, index) => {
              const now = live?.[index]?.value ?? null;
              return (
                <tr key={part} className="border-t">
                  <th scope="row" className="py-1.5 pr-4 font-normal font-sans text-muted">
                    {part}
                  </th>
                  <td className={clsx("py-1.5 pr-4", index > 1 && "font-semibold")}>{value}</td>
                  <td className="py-1.5">{now === null ? "none" : <Live planned={value} live={now} />}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="flex items-center gap-2 text-muted text-sm">
        MCS pair <McsChip pair={container.pair} />
      </p>
    </div>
  );
}

function Live({ planned, live }: { planned: string; live: string }) {
  const isSame = planned === live;
  const Icon = isSame ? Equal : EqualNot;
  return (
    <span className={clsx("inline-flex items-center gap-1.5", !isSame && "font-semibold text-danger")}>
      <Icon aria-hidden="true" className="size-3.5" />
      <span className="sr-only">{isSame ? "the same:" : "different:"}</span>
      {live}
    </span>
  );
}

function Verdict({ container }: { container: Container }) {
  const { data: host } = useHost();
  if (container.confinement === "mismatch") {
    return (
      <Note tone="danger" title="A live label is not the planned one.">
        Stop the container and find out what started it: it is not confined as planned.
        {container.otherContexts.map((context) => (
          <span key={context} className="block break-all font-mono text-sm">
            {context}
          </span>
        ))}
      </Note>
    );
  }
  if (container.confinement === "permissive") {
    return (
      <Note tone="danger" title="Its type is permissive.">
        The host enforces, but a rule in its policy lets this container do what its label forbids. Find the
        module that says so (semodule -l) and remove it.
      </Note>
    );
  }
  if (host && host.selinux.mode !== "enforcing") {
    return (
      <Note tone="warn" title="Not enforced">
        SELinux is {host.selinux.mode === "disabled" ? "off" : "permissive"} on {host.hostname}, so no label
        confines this container.
      </Note>
    );
  }
  const { kind, reason } = describeConfinement(container, host);
  if (kind === "unknown") {
    return (
      <Note tone="danger" title="Not known whether it is confined.">
        {reason}
      </Note>
    );
  }
  if (kind === "stopped") return <Note tone="info" title="Not running: no live label." />;
  return <Note tone="ok" title="Enforced: every process carries the planned label." />;
}
