#!/bin/sh
# Prints what this host is made of, in one line.
set -eu
version() { dpkg-query --show --showformat='${Version}' "$1"; }
. /etc/os-release
echo "$PRETTY_NAME, kernel $(uname -r), selinux-policy-default $(version selinux-policy-default)," \
  "libvirt $(version libvirt-daemon)"
