import { attempt } from "./attempt";

const all = ["label", "capabilities", "devices"] as const;
const disk = "set -- $(grep -w vda /proc/partitions)";

/** At devices, by nodes that it makes and by one that it was given. */
export const onDevices = [
  attempt(
    "mknod",
    "A device node of the host's disk, made",
    ["label", "capabilities"],
    `${disk}; mknod /var/node b $1 $2 && rm /var/node`,
  ),
  attempt(
    "disk",
    "The host's disk read by such a node",
    all,
    `${disk}; mknod /var/disk b $1 $2 && head -c 1 /var/disk >/dev/null`,
  ),
  attempt(
    "given-disk",
    "The host's disk read by a node with its own label, put there by mistake",
    ["label", "devices"],
    "head -c 1 /given-disk >/dev/null",
  ),
  attempt(
    "memory-device",
    "The machine's memory as a device",
    all,
    "mknod /var/memory c 1 1 && head -c 1 /var/memory >/dev/null",
  ),
  attempt(
    "kmsg-device",
    "The kernel's log as a device",
    all,
    "mknod /var/kmsg c 1 11 && dd if=/var/kmsg of=/dev/null bs=8192 count=1",
  ),
];
