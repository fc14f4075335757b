import clsx from "clsx";
import { CircleCheck, Info, OctagonX, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

type NoteProps = {
  tone: "info" | "ok" | "warn" | "danger";
  title?: ReactNode;
  children?: ReactNode;
  /** Announce at once (an error of something just done). */
  alert?: boolean;
  className?: string;
};

/** A boxed remark: icon, words and colour together. */
export function Note({ tone, title, children, alert = false, className }: NoteProps) {
  const Icon = icons[tone];
  return (
    <div
      role={alert ? "alert" : undefined}
      className={clsx("flex gap-2.5 rounded-md border px-3 py-2", tones[tone], className)}
    >
      <Icon aria-hidden="true" className={clsx("mt-0.5 size-4 shrink-0", iconTones[tone])} />
      <div className="min-w-0 flex-1 break-words">
        {title && <p className="font-medium">{title}</p>}
        {children}
      </div>
    </div>
  );
}

const icons = { info: Info, ok: CircleCheck, warn: TriangleAlert, danger: OctagonX };

const tones = {
  info: "bg-sunken",
  ok: "border-transparent bg-ok-soft",
  warn: "border-warn-line bg-warn-soft",
  danger: "border-danger-line bg-danger-soft",
};

const iconTones = { info: "text-muted", ok: "text-ok", warn: "text-warn", danger: "text-danger" };
