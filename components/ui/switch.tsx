"use client";

import { Switch as Base } from "@base-ui/react/switch";
import type { ReactNode } from "react";

type SwitchProps = {
  label: ReactNode;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  disabledReason?: string | null;
};

/** An on/off setting that acts at once. */
export function Switch({ label, checked, onCheckedChange, disabledReason = null }: SwitchProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control inside is Base UI's switch
    <label className="inline-flex items-center gap-2" data-tip={disabledReason ?? undefined}>
      <Base.Root
        checked={checked}
        onCheckedChange={onCheckedChange}
        disabled={disabledReason !== null}
        className="relative h-4.5 w-8 shrink-0 rounded-full bg-edge transition-colors data-checked:bg-accent-fill data-disabled:opacity-50"
      >
        <Base.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-white transition-transform data-checked:translate-x-4" />
      </Base.Root>
      {label}
    </label>
  );
}
