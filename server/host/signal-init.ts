import { ScError } from "@/server/contract/error";
import type { DomainStatus } from "./read-domain-status";
import { readParent } from "./read-parent";

/**
 * Sends a signal to a domain's init: to the controller's own child and no other process. libvirt's way (virsh
 * send-process-signal) goes to the pid that it remembers, which is that of an earlier run where it was away when the
 * controller told of the new one, and by now anybody's (lxc_driver.c lxcDomainSendProcessSignal). One that has just ended is no error.
 * Throws ScError command_failed while the init is not known.
 */
export async function signalInit(
  { initPid, controllerPid }: Pick<DomainStatus, "initPid" | "controllerPid">,
  signal: NodeJS.Signals,
): Promise<void> {
  if (initPid === null) throw new ScError("command_failed", "Its first process has not begun yet.");
  if ((await readParent(initPid)) !== controllerPid) return;
  try {
    process.kill(initPid, signal);
  } catch (error) {
    const hasEnded = error instanceof Error && "code" in error && error.code === "ESRCH";
    if (!hasEnded) throw error;
  }
}
