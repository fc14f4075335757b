import type { Label } from "@/server/contract/denial";
import { pairOfRange } from "../pair-of-range";

/**
 * Whether a program's record of a decision is believed. Any process that may write audit records can forge one, a
 * container too; the kernel adds the sender's label (`subj`). Believed are the domains that guard objects of the whole
 * host in the reference policy and in Fedora's; none that is bound to a pair of categories.
 */
export function isTrustedSender(sender: Label | null): boolean {
  return (
    sender !== null &&
    managers.has(sender.type) &&
    sender.role === "system_r" &&
    pairOfRange(sender.range) === null
  );
}

const managers = new Set([
  "init_t",
  "system_dbusd_t",
  "systemd_logind_t",
  "nscd_t",
  "xserver_t",
  "xdm_t",
  "passwd_t",
  "crond_t",
  "sshd_t",
  "postgresql_t",
]);
