/** Programs that the product runs, with the package of each distribution family and what it is for. */
export const toolPackages: readonly ToolPackage[] = [
  { programs: ["virsh"], debian: "libvirt-clients", fedora: "libvirt-client", why: "talks to libvirt" },
  {
    programs: ["tini", "tini-static", "catatonit"],
    debian: "tini",
    fedora: "tini",
    why: "PID 1 of a container",
  },
  { programs: ["mkfs.ext4"], debian: "e2fsprogs", fedora: "e2fsprogs", why: "fills image files" },
  { programs: ["setpriv"], debian: "util-linux", fedora: "util-linux", why: "drops privileges" },
  { programs: ["chcon"], debian: "coreutils", fedora: "coreutils", why: "labels files" },
  { programs: ["setfattr"], debian: "attr", fedora: "attr", why: "sets extended attributes" },
  { programs: ["getcap"], debian: "libcap2-bin", fedora: "libcap", why: "reads file capabilities" },
  { programs: ["iptables"], debian: "iptables", fedora: "iptables-nft", why: "the NAT network" },
  { programs: ["dnsmasq"], debian: "dnsmasq-base", fedora: "dnsmasq", why: "the NAT network" },
];

export type ToolPackage = { programs: readonly string[]; debian: string; fedora: string; why: string };
