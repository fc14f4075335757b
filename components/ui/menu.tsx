"use client";

import { cloneElement, lazy, type ReactElement, type ReactNode, Suspense, useState } from "react";

export type MenuEntry = {
  id: string;
  label: string;
  icon?: ReactNode;
  onSelect: () => void;
  /** Why it is not possible now; shown under the label. */
  disabledReason?: string | null;
  danger?: boolean;
  checked?: boolean;
};

type MenuProps = { trigger: ReactElement<TriggerProps>; entries: (MenuEntry | null)[] };

type TriggerProps = {
  onClick?: () => void;
  onPointerEnter?: () => void;
  onFocus?: () => void;
  "aria-haspopup"?: "menu";
  "aria-expanded"?: boolean;
};

/** A menu button: `trigger` opens it, `entries` are its items (null is a line between). Its code comes when needed. */
export function Menu({ trigger, entries }: MenuProps) {
  const [isWanted, setWanted] = useState(false);
  const button = cloneElement(trigger, {
    onClick: () => setWanted(true),
    onPointerEnter: () => void load(),
    onFocus: () => void load(),
    "aria-haspopup": "menu",
    "aria-expanded": false,
  });
  if (!isWanted) return button;
  return (
    <Suspense fallback={button}>
      <MenuPopup trigger={trigger} entries={entries} />
    </Suspense>
  );
}

const load = () => import("./menu-popup");
const MenuPopup = lazy(load);
