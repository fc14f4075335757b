"use client";

import { useId } from "react";
import { CheckField } from "../ui/check-field";
import { Segmented } from "../ui/segmented";
import { TextField } from "../ui/text-field";
import type { FormErrors } from "./form-errors";
import type { RequestForm } from "./request-form";

type RequestFieldsProps = {
  form: RequestForm;
  errors: FormErrors;
  onChange: (change: Partial<RequestForm>) => void;
};

/** How the container is called and what it gets. */
export function RequestFields({ form, errors, onChange }: RequestFieldsProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-4">
      <TextField
        label="Name"
        value={form.name}
        error={form.name === "" ? null : (errors.name ?? null)}
        hint="Also the host name inside and the libvirt domain."
        maxLength={64}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <div className="flex flex-col gap-1">
        <label htmlFor={id} className="font-medium text-sm">
          Arguments
        </label>
        <textarea
          id={id}
          rows={2}
          spellCheck={false}
          value={form.arguments}
          aria-describedby={`${id}-hint`}
          aria-invalid={errors.arguments ? true : undefined}
          onChange={(event) => onChange({ arguments: event.target.value })}
          className="min-h-14 rounded-md border border-edge/60 bg-surface px-2.5 py-1.5 font-mono text-sm"
        />
        {errors.arguments && <p className="text-danger text-sm">{errors.arguments}</p>}
        <p id={`${id}-hint`} className="text-muted text-sm">
          One a line. Empty: what the unit file says.
        </p>
      </div>
      <div className="flex flex-wrap items-end gap-4">
        <Segmented
          legend="Store"
          showLegend
          value={form.store}
          onValueChange={(store) => onChange({ store })}
          options={[
            { value: "directory", label: "Directory" },
            { value: "image", label: "Image file" },
          ]}
        />
        {form.store === "image" && (
          <TextField
            label="Image size"
            inputMode="numeric"
            className="w-40"
            suffix="MiB"
            value={form.imageMiB}
            error={errors.imageMiB ?? null}
            onChange={(event) => onChange({ imageMiB: event.target.value })}
          />
        )}
      </div>
      <div className="flex flex-wrap items-end gap-4">
        <Segmented
          legend="Network"
          showLegend
          value={form.network}
          onValueChange={(network) => onChange({ network })}
          options={[
            { value: "nat", label: "NAT, own address" },
            { value: "none", label: "None" },
          ]}
        />
        <TextField
          label="Memory"
          inputMode="numeric"
          className="w-40"
          suffix="MiB"
          value={form.memoryMiB}
          error={errors.memoryMiB ?? null}
          onChange={(event) => onChange({ memoryMiB: event.target.value })}
        />
      </div>
      <CheckField
        label="Start it with the host"
        checked={form.autostart}
        onCheckedChange={(autostart) => onChange({ autostart })}
      />
    </div>
  );
}
