import clsx from "clsx";
import { ShieldCheck, ShieldMinus, ShieldOff, ShieldQuestion, ShieldX } from "lucide-react";
import type { Container } from "@/server/contract/container";
import type { HostStatus } from "@/server/contract/host-status";
import { describeConfinement } from "./describe-confinement";

/** Whether SELinux confines this container: proof from its live label, as icon, word and colour. */
export function ConfinementMark({ container, host }: ConfinementMarkProps) {
  const { kind, reason } = describeConfinement(container, host);
  const { icon: Icon, word, tone } = looks[kind];
  return (
    <span
      title={reason ?? undefined}
      className={clsx("inline-flex items-baseline gap-1.5 whitespace-nowrap", tone)}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0 self-center" />
      {word}
    </span>
  );
}

type ConfinementMarkProps = {
  container: Container;
  /** Undefined while it is still asked for. */
  host: HostStatus | undefined;
};

const looks = {
  enforced: { icon: ShieldCheck, word: "Enforced", tone: "text-ok" },
  "not-enforced": { icon: ShieldOff, word: "Not enforced", tone: "text-warn" },
  mismatch: { icon: ShieldX, word: "Wrong label", tone: "font-medium text-danger" },
  permissive: { icon: ShieldX, word: "Permissive type", tone: "font-medium text-danger" },
  unknown: { icon: ShieldQuestion, word: "Not known", tone: "font-medium text-danger" },
  stopped: { icon: ShieldMinus, word: "Not running", tone: "text-muted" },
};
