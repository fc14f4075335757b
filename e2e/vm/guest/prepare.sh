#!/bin/sh
# Makes a bootable, labelled host of an unpacked Debian. Run as root in a mount namespace of its own (run-step.ts).
# prepare.sh TREE PUBLIC-KEY
set -eu
tree=$1 key=$2

write() { # PATH MODE, content from standard input
  mkdir -p "$tree$(dirname "$1")"
  cat >"$tree$1"
  chmod "$2" "$tree$1"
}

echo enforcing-host | write /etc/hostname 644
printf '127.0.0.1 localhost enforcing-host\n' | write /etc/hosts 644
printf '/dev/vda / ext4 rw,noatime 0 0\n' | write /etc/fstab 644
printf 'LANG=C.UTF-8\n' | write /etc/default/locale 644
# A machine id of its own: without one the first boot enables every service and socket that a package brings.
tr -d - </proc/sys/kernel/random/uuid | write /etc/machine-id 444
printf '[Match]\nName=en* eth*\n[Network]\nAddress=10.0.2.15/24\nGateway=10.0.2.2\n' |
  write /etc/systemd/network/10-user.network 644
mkdir -p "$tree/root/.ssh"
chmod 700 "$tree/root/.ssh"
write /root/.ssh/authorized_keys 600 <"$key"

# libvirt: no container without a label, and none that it leaves unconfined.
sed -i -e 's/^#\(security_driver\) = .*/\1 = "selinux"/' \
  -e 's/^#\(security_default_confined\) = .*/\1 = 1/' \
  -e 's/^#\(security_require_confined\) = .*/\1 = 1/' "$tree/etc/libvirt/lxc.conf"
sed -i 's/^SELINUX=.*/SELINUX=enforcing/' "$tree/etc/selinux/config"

# The NAT network that containers are on.
ln -sf ../default.xml "$tree/etc/libvirt/qemu/networks/autostart/default.xml"

# A policy is put together from three hundred modules, and unpacking them each time takes a fifth of that.
echo 'bzip-blocksize = 0' >>"$tree/etc/selinux/semanage.conf"
for module in "$tree"/var/lib/selinux/default/active/modules/100/*/cil; do
  mv "$module" "$module.bz2"
  bzip2 -d "$module.bz2"
done

mount --bind /proc "$tree/proc"
chroot "$tree" systemctl --quiet enable systemd-networkd.service
# Programs to be contained, not run by the host; and chores that would only disturb a measurement.
chroot "$tree" systemctl --quiet disable nginx.service redis-server.service memcached.service
chroot "$tree" systemctl --quiet mask systemd-networkd-wait-online.service e2scrub_reap.service \
  apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer fstrim.timer
# All modules in one transaction: each one alone would cost as much as all together.
set --
for module in "$tree"/opt/policy/*.cil; do set -- "$@" --install "${module#"$tree"}"; done
chroot "$tree" semodule --noreload --store default --priority 400 "$@"

# A tree seen from another place: setfiles leaves out what is mounted at its own root.
mount --bind "$tree" "$tree/mnt"
chroot "$tree" setfiles -F -r /mnt /etc/selinux/default/contexts/files/file_contexts /mnt
