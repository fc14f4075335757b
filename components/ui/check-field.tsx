"use client";

import { useId } from "react";
import { Checkbox } from "./checkbox";

type CheckFieldProps = { label: string; checked: boolean; onCheckedChange: (checked: boolean) => void };

/** A checkbox with its words. */
export function CheckField({ label, checked, onCheckedChange }: CheckFieldProps) {
  const id = useId();
  return (
    <span className="flex items-center gap-2">
      <Checkbox id={id} checked={checked} onChange={(event) => onCheckedChange(event.target.checked)} />
      <label htmlFor={id}>{label}</label>
    </span>
  );
}
