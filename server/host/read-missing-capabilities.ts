import { readFileSync } from "node:fs";
import { type Capability, capabilitySchema } from "@/server/contract/capability";

/**
 * Capabilities that root lacks on this host (a machine that is itself a container, or a restricted service), by the
 * bounding set of this process (proc(5), CapBnd). libvirt cannot give them: such a container does not start.
 */
export function readMissingCapabilities(): Capability[] {
  const status = readFileSync("/proc/self/status", "utf8");
  return parseMissingCapabilities(status);
}

/** The same from the text of /proc/PID/status. */
export function parseMissingCapabilities(status: string): Capability[] {
  const mask = /^CapBnd:\s*([0-9a-f]+)$/m.exec(status)?.[1];
  if (mask === undefined) return [];
  const bits = BigInt(`0x${mask}`);
  const given = new Set(kernelOrder.filter((_, bit) => ((bits >> BigInt(bit)) & 1n) === 1n));
  return capabilitySchema.options.filter((name) => !given.has(name));
}

/** By number, from 0 (linux/capability.h). */
const kernelOrder: readonly Capability[] = [
  "chown",
  "dac_override",
  "dac_read_search",
  "fowner",
  "fsetid",
  "kill",
  "setgid",
  "setuid",
  "setpcap",
  "linux_immutable",
  "net_bind_service",
  "net_broadcast",
  "net_admin",
  "net_raw",
  "ipc_lock",
  "ipc_owner",
  "sys_module",
  "sys_rawio",
  "sys_chroot",
  "sys_ptrace",
  "sys_pacct",
  "sys_admin",
  "sys_boot",
  "sys_nice",
  "sys_resource",
  "sys_time",
  "sys_tty_config",
  "mknod",
  "lease",
  "audit_write",
  "audit_control",
  "setfcap",
  "mac_override",
  "mac_admin",
  "syslog",
  "wake_alarm",
  "block_suspend",
];
