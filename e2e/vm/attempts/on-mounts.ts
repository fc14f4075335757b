import { attempt } from "./attempt";

const both = ["label", "capabilities"] as const;

/** At the mounts: new ones, and those made writable that are not. */
export const onMounts = [
  attempt("tmpfs", "A new file system", both, "mount -t tmpfs none /mnt"),
  attempt("bind", "A directory seen from another place", both, "mount --bind /etc /mnt"),
  attempt("proc", "A fresh /proc", both, "mount -t proc none /mnt"),
  attempt("sysfs", "A fresh /sys", both, "mount -t sysfs none /mnt"),
  attempt("usr", "The host's programs made writable", both, "mount -o remount,rw,bind /usr"),
  attempt(
    "write-usr",
    "A file among the host's programs",
    both,
    "echo >/usr/bin/planted && rm /usr/bin/planted",
  ),
  attempt(
    "release-agent",
    "The old cgroup file system with its release agent",
    both,
    "mount -t cgroup -o none,name=planted none /mnt",
  ),
  attempt(
    "user-namespace",
    "A mount by way of a user namespace",
    both,
    "unshare --user --map-root-user --mount mount -t tmpfs none /mnt",
  ),
  // In mounts of its own, where it succeeds: the container needs the others.
  attempt(
    "umount",
    "Its /dev taken away (of mounts of its own)",
    both,
    "unshare --mount --propagation unchanged umount -l /dev",
  ),
];
