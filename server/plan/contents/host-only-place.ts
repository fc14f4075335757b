import type { AbsolutePath } from "@/server/contract/absolute-path";
import { parentOf } from "../path/parent-of";

/**
 * The place at or above a canonical path that only services of the host itself read (its boot, its package manager, its
 * timers, its kernel), and what reads it, in words; null for all other paths. None of those runs in a container.
 */
export function hostOnlyPlace(path: AbsolutePath): { place: AbsolutePath; reader: string } | null {
  for (let place = path; place !== "/"; place = parentOf(place)) {
    const reader = readers.get(place);
    if (reader !== undefined) return { place, reader };
  }
  return null;
}

const readersByPlaces: Record<string, string> = {
  "/etc/cron.d /etc/cron.hourly /etc/cron.daily /etc/cron.weekly /etc/cron.monthly /etc/cron.yearly /etc/crontab /etc/anacrontab /var/spool/cron":
    "the host's timers",
  "/etc/init.d /etc/rc0.d /etc/rc1.d /etc/rc2.d /etc/rc3.d /etc/rc4.d /etc/rc5.d /etc/rc6.d /etc/rcS.d /etc/rc.d /etc/rc.local /etc/init /etc/insserv.conf.d /etc/inittab /etc/systemd /var/lib/systemd /etc/tmpfiles.d /etc/sysusers.d":
    "the host's service manager",
  "/etc/logrotate.d /etc/logrotate.conf /var/lib/logrotate": "the host's log rotation",
  "/etc/rsyslog.d /etc/rsyslog.conf": "the host's system log",
  "/etc/apt /etc/dpkg /etc/debconf.conf /etc/dnf /etc/yum /etc/yum.conf /etc/yum.repos.d /etc/rpm /etc/zypp /var/lib/apt /var/lib/dpkg /var/lib/rpm /var/lib/dnf /var/cache/apt /var/cache/debconf /var/cache/dnf /var/log/apt /etc/needrestart /etc/apport":
    "the host's package manager",
  "/etc/kernel /etc/initramfs-tools /etc/dracut.conf /etc/dracut.conf.d /etc/grub.d /etc/default/grub /etc/default/grub.d /etc/sysctl.d /etc/sysctl.conf /etc/modprobe.d /etc/modules /etc/modules-load.d /etc/udev /etc/depmod.d /etc/binfmt.d":
    "the host's kernel and boot",
  "/etc/fstab /etc/crypttab /etc/lvm /etc/mdadm /etc/multipath": "the host's storage",
  "/etc/ufw /etc/firewalld /etc/nftables.conf /etc/network /etc/netplan /etc/NetworkManager":
    "the host's network set-up",
  "/etc/apparmor /etc/apparmor.d /etc/selinux /etc/audit /etc/polkit-1": "the host's access control",
  "/etc/profile.d /etc/bash_completion.d /etc/update-motd.d /etc/X11 /etc/xdg": "login shells and desktops",
};

const readers = new Map(
  Object.entries(readersByPlaces).flatMap(([places, reader]) =>
    places.split(" ").map((place): [string, string] => [place, reader]),
  ),
);
