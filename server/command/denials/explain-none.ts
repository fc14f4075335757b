import { ScError } from "@/server/contract/error";
import { settings } from "@/server/host/settings";
import type { Source } from "./open-source";

/** Says why this host has no audit log to read. With SELinux off there is nothing to tell; anything else is an error. */
export function explainNone(reason: NonNullable<Source["none"]>): string {
  if (reason === "no-permission") {
    throw new ScError("not_allowed", `Only root may read ${settings.auditLog}.`, {
      fix: "Use sudo, or `su -`.",
    });
  }
  if (reason === "unreadable") {
    throw new ScError(
      "log_not_found",
      `${settings.auditLog} is there, but it is not a file that can be read.`,
      {
        fix: "Name a log with --file.",
      },
    );
  }
  if (reason === "audit-off") {
    throw new ScError(
      "log_not_found",
      `SELinux is on, but nothing keeps what it denies: there is no ${settings.auditLog}, and journald hears no audit.`,
      {
        fix: "Install and start auditd; `sandboxcontainer doctor` has the command. Or name a log with --file.",
      },
    );
  }
  return "SELinux is off on this host: nothing is denied, and there is no log of it. --file reads another one.";
}
