import { ShieldCheck, ShieldOff, ShieldQuestion } from "lucide-react";
import type { DenialList } from "@/server/contract/denial-list";
import type { HostStatus } from "@/server/contract/host-status";
import { ButtonLink } from "../ui/button-link";
import { EmptyState } from "../ui/empty-state";

type NoDenialsProps = { name: string; log: DenialList["log"]; mode: HostStatus["selinux"]["mode"] };

/** Why there are no denials: nothing was denied, or nothing could be, or nobody keeps a record of it. */
export function NoDenials({ name, log, mode }: NoDenialsProps) {
  const { icon: Icon, title, text, help } = words[log.reason ?? (mode === "disabled" ? "selinux-off" : mode)];
  return (
    <EmptyState
      icon={<Icon aria-hidden="true" />}
      title={title}
      action={help && <ButtonLink href={help}>Look at the host</ButtonLink>}
    >
      {text.replace("NAME", name)}
    </EmptyState>
  );
}

const words = {
  enforcing: {
    icon: ShieldCheck,
    title: "Nothing was denied",
    text: "What SELinux refuses NAME, or refuses others that reach for it, appears here at once, with the reason.",
    help: null,
  },
  permissive: {
    icon: ShieldCheck,
    title: "Nothing was denied",
    text: "SELinux is permissive on this host: what it would refuse is let through, but it would be listed here.",
    help: null,
  },
  "selinux-off": {
    icon: ShieldOff,
    title: "SELinux is off",
    text: "Nothing is denied on this host, and nothing is recorded: no list can say what NAME tried.",
    help: "/host#selinux",
  },
  "audit-off": {
    icon: ShieldQuestion,
    title: "Nobody keeps what SELinux denies",
    text: "SELinux is on, but auditd does not run and the journal hears no audit. What NAME was denied is lost.",
    help: "/host",
  },
  "no-permission": {
    icon: ShieldQuestion,
    title: "The audit log may not be read",
    text: "The helper is not allowed to read the audit log of this host, so what NAME was denied is not known.",
    help: "/host",
  },
};
