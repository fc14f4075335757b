import { runCommand } from "./run-command";

/** How many audit records the kernel has lost since it started, as auditctl(8) has it; null where it does not say. */
export async function readLostRecords(): Promise<number | null> {
  const lost = /^lost (\d{1,10})$/m.exec(await runCommand("auditctl", ["-s"]).catch(() => ""))?.[1];
  return lost === undefined ? null : Number(lost);
}
