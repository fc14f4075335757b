#!/bin/sh
# Installs the product as its README says, from the release on the second disk. The page listens on the address to which
# the outer machine's loopback port leads.
set -eu
mkdir -p /mnt/release
mount -o ro,context=system_u:object_r:usr_t:s0 /dev/vdb /mnt/release
echo SC_LISTEN=10.0.2.15 >/etc/sandboxcontainer.env
SC_LISTEN=10.0.2.15 /mnt/release/bin/node --jitless /mnt/release/server/setup/install.mjs install </dev/null
umount /mnt/release
