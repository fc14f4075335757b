import { isInstalled } from "./is-installed";
import { runCommand } from "./run-command";

/**
 * The newest line of the kernel's log on audit records that it lost, empty where there is none. From the journal: auditctl(8)
 * would need a capability that the helper does not have (audit_control).
 */
export async function readAuditLoss(): Promise<string> {
  if (!isInstalled("journalctl")) return "";
  const args = [
    "--quiet",
    "--no-pager",
    "--dmesg",
    "--output=cat",
    "--reverse",
    "--lines=1",
    "--grep=audit_lost=",
  ];
  return (await runCommand("journalctl", args).catch(() => "")).trim();
}
