import clsx from "clsx";
import { CircleDot, CircleMinus, CirclePause, LoaderCircle, OctagonX } from "lucide-react";
import type { Container } from "@/server/contract/container";
import { describeState } from "./describe-state";

/** A container's state as icon, word and colour. */
export function StateMark({ container }: { container: Container }) {
  const { word, tone } = describeState(container);
  const Icon = icons[tone];
  return (
    <span className={clsx("inline-flex items-baseline gap-1.5 whitespace-nowrap", tones[tone])}>
      <Icon
        aria-hidden="true"
        className={clsx("size-4 shrink-0 self-center", tone === "busy" && "animate-spin")}
      />
      {word}
    </span>
  );
}

const icons = {
  ok: CircleDot,
  neutral: CircleMinus,
  busy: LoaderCircle,
  warn: CirclePause,
  danger: OctagonX,
};

const tones = {
  ok: "text-ok",
  neutral: "text-muted",
  busy: "text-accent",
  warn: "text-warn",
  danger: "font-medium text-danger",
};
