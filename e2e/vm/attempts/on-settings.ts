import { attempt } from "./attempt";
import { keep } from "./keep";

/** At what the kernel is set by: /proc and the tree of cgroups. */
export const onSettings = [
  attempt("sysrq", "The kernel's emergency keys", ["label"], "echo h >/proc/sysrq-trigger"),
  attempt(
    "proc-sys",
    "Kernel settings made writable",
    ["label", "capabilities"],
    "mount -o remount,rw,bind /proc/sys",
  ),
  attempt(
    "core-pattern",
    "The program that the kernel runs on a crash",
    ["label", "capabilities"],
    keep("/proc/sys/kernel/core_pattern"),
  ),
  // Beside it, /proc/sys/kernel/hotplug is not in this kernel (CONFIG_UEVENT_HELPER).
  attempt(
    "modprobe",
    "The program that the kernel loads modules with",
    ["label", "capabilities"],
    keep("/proc/sys/kernel/modprobe"),
  ),
  attempt(
    "freeze",
    "A service of the host frozen by its cgroup (here: left as it is)",
    ["label"],
    keep("/sys/fs/cgroup/system.slice/dbus.service/cgroup.freeze"),
  ),
  attempt(
    "own-limit",
    "Its own memory limit",
    ["label"],
    keep('/sys/fs/cgroup/"$(cut -d: -f3 /proc/self/cgroup)"/memory.max'),
  ),
  attempt(
    "cgroup-directory",
    "A cgroup of its own at the top",
    ["label"],
    "mkdir /sys/fs/cgroup/planted && rmdir /sys/fs/cgroup/planted",
  ),
];
