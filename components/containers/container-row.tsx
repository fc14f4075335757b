"use client";

import clsx from "clsx";
import Link from "next/link";
import { memo } from "react";
import type { Container } from "@/server/contract/container";
import { Checkbox } from "../ui/checkbox";
import { CopyText } from "../ui/copy-text";
import { ConfinementMark } from "./confinement-mark";
import { DenialsMark } from "./denials-mark";
import { listColumns } from "./list-columns";
import { McsChip } from "./mcs-chip";
import { RowActions } from "./row-actions";
import { RunTime } from "./run-time";
import { StateMark } from "./state-mark";
import { StopCountdown } from "./stop-countdown";
import type { RowContext } from "./use-row-context";
import type { MeasureRow } from "./virtual-rows";

type ContainerRowProps = {
  container: Container;
  isSelected: boolean;
  onSelect: (name: Container["name"], isSelected: boolean) => void;
  index: number;
  context: RowContext;
  /** Who measures it in a virtual list; absent in a short one. */
  measure?: MeasureRow | undefined;
};

/** One container: a line of 36 px on a wide screen, a card on a narrow one. */
export const ContainerRow = memo(function ContainerRow(props: ContainerRowProps) {
  const { container, isSelected, onSelect, index, context, measure } = props;
  const { name, address } = container;
  return (
    <tr
      aria-rowindex={index + 2}
      data-index={index}
      data-container={name}
      ref={measure}
      className={clsx(
        "isolate items-center border-b px-3 last:border-b-0 max-lg:grid max-lg:grid-cols-[20px_minmax(0,1fr)_auto] max-lg:gap-x-3 max-lg:gap-y-1 max-lg:py-2.5 lg:h-9 lg:px-3",
        listColumns,
        isSelected ? "bg-accent-soft" : "hover:bg-hover",
      )}
    >
      <td className="flex">
        <Checkbox
          checked={isSelected}
          aria-label={`Select ${name}`}
          onChange={(event) => onSelect(name, event.target.checked)}
        />
      </td>
      <td className="flex min-w-0 items-center max-lg:order-2 max-lg:col-start-2">
        <StopCountdown container={container} fallback={<StateMark container={container} />} />
      </td>
      <td className="flex min-w-0 items-center gap-1.5 max-lg:order-1">
        <Link
          prefetch={false}
          href={`/containers/${name}`}
          className="min-w-0 truncate font-medium hover:underline"
        >
          {name}
        </Link>
        <DenialsMark container={container} />
      </td>
      <td className="min-w-0 truncate max-lg:order-3 max-lg:col-span-2 max-lg:col-start-2">
        <span className="font-mono text-xs" title={container.executable}>
          {container.executable}
        </span>
        {container.package && <span className="ml-2 text-muted text-xs">{container.package}</span>}
      </td>
      <td className="flex min-w-0 items-center gap-2 max-lg:order-4 max-lg:col-span-2 max-lg:col-start-2 max-lg:flex-wrap">
        <McsChip pair={container.pair} title={container.processContext} />
        <span
          className="truncate font-mono text-muted text-xs lg:max-2xl:w-0"
          title={container.processContext}
        >
          {container.processContext.split(":")[2]}
        </span>
      </td>
      <td className="flex items-center text-sm max-lg:order-5 max-lg:col-start-2">
        <ConfinementMark container={container} host={context.host} />
      </td>
      <td className="flex min-w-0 items-center gap-1 max-lg:order-6 max-lg:col-span-2 max-lg:col-start-2">
        {address ? (
          <CopyText text={address} label={`Copy the address of ${name}`} />
        ) : (
          <span className="text-muted">no network</span>
        )}
      </td>
      <td className="text-muted text-sm max-lg:hidden">
        {container.store === "image" ? "Image" : "Directory"}
      </td>
      <td className="min-w-0 truncate text-muted text-sm max-lg:order-7 max-lg:col-span-2 max-lg:col-start-2">
        <RunTime container={container} />
      </td>
      <td className="flex items-center justify-end max-lg:order-1 max-lg:row-span-2">
        <RowActions container={container} context={context} />
      </td>
    </tr>
  );
});
