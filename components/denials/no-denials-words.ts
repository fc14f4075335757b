import { ShieldCheck, ShieldOff, ShieldQuestion } from "lucide-react";

/** What to say when no denials are listed, by the state of SELinux or the reason why the log cannot be read. */
export const noDenialsWords = {
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
  unreadable: {
    icon: ShieldQuestion,
    title: "The audit log cannot be read",
    text: "It is there, but reading it fails, so what NAME was denied is not known. The helper's log has the error.",
    help: "/host",
  },
};
