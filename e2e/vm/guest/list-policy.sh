#!/bin/sh
# Prints what the policy of an unpacked tree has: "type NAME", "attribute NAME", "controller ATTRIBUTE", "inherits".
# list-policy.sh TREE
set -eu
tree=$1
policy=/etc/selinux/default/policy/$(ls "$tree/etc/selinux/default/policy")

ask() { chroot "$tree" seinfo "$policy" --flat "$@"; }

ask --type | sed -n 's/^ *\([^ ]\+\)$/type \1/p'
ask --attribute | sed -n 's/^ *\([^ ]\+\)$/attribute \1/p'
ask --type virtd_lxc_t -x | sed -n 's/^ *type virtd_lxc_t[^,]*, \(.*\);$/\1/p' | tr -d ' ' | tr ',' '\n' | sed 's/^/controller /'
if ask --default | grep -q 'default_range file target low;'; then echo inherits; fi
