import clsx from "clsx";
import { ShieldCheck, ShieldOff, ShieldQuestion, ShieldX } from "lucide-react";
import type { Container } from "@/server/contract/container";

/**
 * Whether SELinux confines this container: proof from its live label, as icon, word and colour. A container that
 * does not run would not be confined either where the host does not enforce, and says so.
 */
export function ConfinementMark({ confinement, isHostOff }: ConfinementMarkProps) {
  const shown = confinement === "unknown" && isHostOff ? "not-enforced" : confinement;
  const { icon: Icon, word, tone } = looks[shown];
  return (
    <span className={clsx("inline-flex items-baseline gap-1.5 whitespace-nowrap", tone)}>
      <Icon aria-hidden="true" className="size-4 shrink-0 self-center" />
      {word}
    </span>
  );
}

type ConfinementMarkProps = {
  confinement: Container["confinement"];
  /** True where SELinux does not enforce on this host. */
  isHostOff: boolean;
};

const looks = {
  enforced: { icon: ShieldCheck, word: "Enforced", tone: "text-ok" },
  "not-enforced": { icon: ShieldOff, word: "Not enforced", tone: "text-warn" },
  mismatch: { icon: ShieldX, word: "Wrong label", tone: "font-medium text-danger" },
  permissive: { icon: ShieldX, word: "Permissive type", tone: "font-medium text-danger" },
  unknown: { icon: ShieldQuestion, word: "Not running", tone: "text-muted" },
};
