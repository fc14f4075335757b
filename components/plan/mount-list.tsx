import { ArrowLeftRight, ArrowRight, HardDrive, MemoryStick } from "lucide-react";
import type { PlanMount } from "@/server/contract/plan";
import { formatBytes } from "../ui/format-bytes";
import { ReasonText } from "./reason-text";

/** What of the host is seen where inside: an arrow for read-only, a double arrow where the container may write. */
export function MountList({ mounts }: { mounts: PlanMount[] }) {
  return (
    <ul className="divide-y">
      {mounts.map((mount) => (
        <li
          key={mount.target}
          className="grid items-center gap-x-3 gap-y-0.5 px-4 py-2 md:grid-cols-[minmax(0,1fr)_20px_minmax(0,1fr)_104px]"
        >
          <Source mount={mount} />
          <Arrow mount={mount} />
          <span className="break-all font-mono text-sm">{mount.target}</span>
          <span className="text-sm md:text-right">{mount.readOnly ? "read-only" : "read-write"}</span>
          <span className="md:col-span-4">
            <ReasonText reason={mount.reason} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Source({ mount }: { mount: PlanMount }) {
  if (mount.kind === "tmpfs") {
    const size = mount.sizeKiB === null ? "" : `, up to ${formatBytes(mount.sizeKiB * 1024)}`;
    return (
      <span className="flex items-center gap-1.5 text-muted text-sm">
        <MemoryStick aria-hidden="true" className="size-4" />
        memory{size}
      </span>
    );
  }
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      {mount.kind === "image" && <HardDrive aria-hidden="true" className="size-4 shrink-0 text-muted" />}
      <span className="break-all font-mono text-sm">{mount.source}</span>
    </span>
  );
}

function Arrow({ mount }: { mount: PlanMount }) {
  const Icon = mount.readOnly ? ArrowRight : ArrowLeftRight;
  return (
    <span>
      <Icon aria-hidden="true" className={mount.readOnly ? "size-4 text-muted" : "size-4 text-accent"} />
      <span className="sr-only">is seen at</span>
    </span>
  );
}
