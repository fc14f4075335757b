import clsx from "clsx";
import { ShieldAlert, ShieldCheck, ShieldOff } from "lucide-react";
import type { HostStatus } from "@/server/contract/host-status";

/** The host's SELinux mode as icon, word and colour. */
export function SelinuxChip({ mode }: { mode: HostStatus["selinux"]["mode"] }) {
  const { icon: Icon, word, tone } = looks[mode];
  return (
    <span
      className={clsx(
        "inline-flex h-6 shrink-0 items-center gap-1.5 rounded-full px-2 font-medium text-xs",
        tone,
      )}
    >
      <Icon aria-hidden="true" className="size-3.5" />
      <span className="max-sm:sr-only">SELinux</span>
      {word}
    </span>
  );
}

const looks = {
  enforcing: { icon: ShieldCheck, word: "enforcing", tone: "bg-ok-soft text-ok" },
  permissive: { icon: ShieldAlert, word: "permissive", tone: "bg-warn-soft text-warn" },
  disabled: { icon: ShieldOff, word: "off", tone: "bg-warn-soft text-warn" },
};
