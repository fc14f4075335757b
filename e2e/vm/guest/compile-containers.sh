#!/bin/sh
# Compiles refpolicy's own container module, which Debian 12 has as source only and Debian 13 loads, into
# /opt/base/container.cil: our modules must link beside it.
# compile-containers.sh
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tar --extract --file /usr/src/selinux-policy-src.tar.zst --zstd --directory "$work" --strip-components 4 \
  selinux-policy-src/policy/modules/services/container.te selinux-policy-src/policy/modules/services/container.fc
make --silent --directory "$work" --file /usr/share/selinux/devel/Makefile NAME=default container.pp
mkdir -p /opt/base
/usr/libexec/selinux/hll/pp "$work/container.pp" >/opt/base/container.cil
