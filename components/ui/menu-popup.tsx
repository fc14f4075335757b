"use client";

import { Menu as Base } from "@base-ui/react/menu";
import clsx from "clsx";
import type { ReactElement } from "react";
import type { MenuEntry } from "./menu";

/** The menu itself, open from the start: it is mounted by the first use of its button. */
export default function MenuPopup({
  trigger,
  entries,
}: {
  trigger: ReactElement;
  entries: (MenuEntry | null)[];
}) {
  return (
    <Base.Root modal={false} defaultOpen>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="end" className="z-40">
          <Base.Popup className="min-w-48 max-w-80 rounded-lg border bg-raised p-1 shadow-float outline-none">
            {entries.map((entry, index) =>
              entry === null ? (
                <Base.Separator key={`line-${index.toString()}`} className="my-1 h-px bg-line" />
              ) : (
                <Item key={entry.id} entry={entry} />
              ),
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Item({ entry }: { entry: MenuEntry }) {
  const blocked = entry.disabledReason != null;
  return (
    <Base.Item
      disabled={blocked}
      onClick={entry.onSelect}
      className={clsx(
        "flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 py-1 outline-none data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0",
        blocked ? "text-muted" : entry.danger && "text-danger",
      )}
    >
      {entry.icon}
      <span className="min-w-0 flex-1">
        {entry.label}
        {blocked && <span className="block text-xs">{entry.disabledReason}</span>}
      </span>
      {entry.checked && <span aria-hidden="true">✓</span>}
    </Base.Item>
  );
}
