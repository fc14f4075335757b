import type { Capability } from "@/server/contract/capability";

/**
 * Capabilities that reach beyond the container: its kernel, hardware, clock or log are the host's (capabilities(7)).
 * They are never given by default, and given only with a warning.
 */
export const dangerousCapabilities: ReadonlySet<Capability> = new Set<Capability>([
  "audit_control",
  "audit_write",
  "block_suspend",
  "dac_read_search",
  "linux_immutable",
  "mac_admin",
  "mac_override",
  "mknod",
  "net_admin",
  "sys_admin",
  "sys_boot",
  "sys_module",
  "sys_pacct",
  "sys_ptrace",
  "sys_rawio",
  "sys_time",
  "syslog",
  "wake_alarm",
]);
