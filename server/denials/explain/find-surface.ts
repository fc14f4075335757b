import type { Denial } from "@/server/contract/denial";

/**
 * What of the host an access was after, as a sentence, when it is something that separates containers from it: its secrets, its
 * kernel, its devices, its services, labels and mounts. Null for any other access. Types are those of the reference policy and
 * of Fedora's.
 */
export function findSurface({ class: className, permissions, source, target }: Access): string | null {
  const type = target?.type ?? "";
  if (secrets.has(type)) return "It holds secrets of the host, or what SELinux itself rests on.";
  if (className !== null && kernelClasses.has(className)) return "It is a way into the kernel.";
  if (kernelFiles.test(type) && (alwaysClosed.has(type) || permissions.some((word) => !looks.has(word)))) {
    return "It is a setting or a window of the kernel, which all containers share.";
  }
  if (className === "blk_file" || (type.endsWith("_device_t") && className === "chr_file"))
    return "It is a device of the host.";
  if (permissions.some((word) => mounts.has(word)))
    return "What is mounted where is what shows a container its own files only.";
  if (permissions.some((word) => labels.has(word)))
    return "A label that a process could choose would hold nothing.";
  const isOther = source !== null && target !== null && source.type !== target.type;
  if (isOther && (className === "process" || permissions.some((word) => reaches.has(word)))) {
    return "It is a process of the host.";
  }
  return null;
}

type Access = Pick<Denial, "class" | "permissions" | "source" | "target">;

const secrets = new Set([
  "auditd_etc_t",
  "auditd_log_t",
  "default_context_t",
  "gpg_secret_t",
  "krb5_keytab_t",
  "policy_config_t",
  "security_t",
  "selinux_config_t",
  "semanage_store_t",
  "shadow_t",
  "ssh_home_t",
  "sshd_key_t",
]);

const kernelClasses = new Set([
  "bpf",
  "kernel_service",
  "memprotect",
  "netlink_audit_socket",
  "perf_event",
  "security",
  "system",
]);

const kernelFiles =
  /^(?:sysctl(?:_\w+)?_t|sysfs_t|cgroup_t|debugfs_t|tracefs_t|pstore_t|bpf_t|proc_kcore_t|proc_kmsg_t|proc_kallsyms_t|usermodehelper_t|modules_object_t|kernel_t)$/;
const alwaysClosed = new Set([
  "debugfs_t",
  "tracefs_t",
  "pstore_t",
  "bpf_t",
  "proc_kcore_t",
  "proc_kmsg_t",
  "kernel_t",
]);
const looks = new Set(["getattr", "ioctl", "lock", "map", "open", "read", "search", "watch"]);

const mounts = new Set(["mount", "mounton", "remount", "unmount"]);
const labels = new Set([
  "dyntransition",
  "relabelfrom",
  "relabelto",
  "setcurrent",
  "setexec",
  "setfscreate",
  "setkeycreate",
  "setsockcreate",
]);
const reaches = new Set(["connectto", "sendto", "send_msg"]);
