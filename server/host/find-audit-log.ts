import { access, constants, stat } from "node:fs/promises";
import { isInstalled } from "./is-installed";
import { runCommand } from "./run-command";
import { selinuxMode } from "./selinux-mode";
import { settings } from "./settings";

/**
 * Where this host keeps what SELinux denied: auditd's log, or journald where that listens to the kernel
 * (systemd-journald-audit.socket). Else why there is nothing to read.
 */
export async function findAuditLog(path: string = settings.auditLog): Promise<AuditLog> {
  const code = await access(path, constants.R_OK).then(
    () => null,
    (error: NodeJS.ErrnoException) => error.code,
  );
  if (code === null)
    return (await stat(path)).isFile() ? { kind: "file", path } : { kind: "none", reason: "unreadable" };
  if (code === "EACCES" || code === "EPERM") return { kind: "none", reason: "no-permission" };
  if (selinuxMode.read() === "disabled") return { kind: "none", reason: "selinux-off" };
  return (await hasJournal()) ? { kind: "journal" } : { kind: "none", reason: "audit-off" };
}

export type AuditLog =
  | { kind: "file"; path: string }
  | { kind: "journal" }
  | { kind: "none"; reason: "selinux-off" | "audit-off" | "no-permission" | "unreadable" };

async function hasJournal(): Promise<boolean> {
  if (!isInstalled("journalctl")) return false;
  const args = ["--quiet", "--no-pager", "--lines=1", "--output=cat", "_TRANSPORT=audit"];
  return (await runCommand("journalctl", args).catch(() => "")).trim() !== "";
}
