/**
 * What the product needs of the system. A need is met when one of `files` exists: a bare name is a program in the
 * system directories, a path may hold one `*` per component. `phase`: install (only when npm packages are installed), run,
 * test, selinux, bench.
 * @typedef {{ files: string[], debian: string, fedora: string, why: string, phase: "install" | "run" | "test" | "selinux" | "bench" }} Need
 */

/** @type {Need[]} */
export const systemNeeds = [
  need("install", ["python3"], "python3", "python3", "compiles better-sqlite3"),
  need("install", ["make"], "make", "make", "compiles better-sqlite3"),
  need("install", ["g++"], "g++", "gcc-c++", "compiles better-sqlite3"),

  need("run", ["virsh"], "libvirt-clients", "libvirt-client", "talks to libvirt"),
  need("run", ["libvirtd", "virtlxcd"], "libvirt-daemon-system", "libvirt-daemon-lxc", "runs the containers"),
  need(
    "run",
    [
      "/usr/lib/*/libvirt/connection-driver/libvirt_driver_lxc.so",
      "/usr/lib64/libvirt/connection-driver/libvirt_driver_lxc.so",
    ],
    "libvirt-daemon-driver-lxc",
    "libvirt-daemon-driver-lxc",
    "libvirt's container driver",
  ),
  need(
    "run",
    [
      "/usr/lib/*/libvirt/connection-driver/libvirt_driver_network.so",
      "/usr/lib64/libvirt/connection-driver/libvirt_driver_network.so",
    ],
    "libvirt-daemon",
    "libvirt-daemon-driver-network",
    "libvirt's networks",
  ),
  need(
    "run",
    ["/usr/share/libvirt/networks/default.xml"],
    "libvirt-daemon-config-network",
    "libvirt-daemon-config-network",
    "the NAT network `default`",
  ),
  need("run", ["dnsmasq"], "dnsmasq-base", "dnsmasq", "serves the NAT network"),
  need("run", ["iptables"], "iptables", "iptables-nft", "the NAT of the network"),
  need(
    "run",
    ["tini", "tini-static", "catatonit", "/usr/libexec/catatonit/catatonit", "/usr/libexec/podman/catatonit"],
    "tini",
    "tini",
    "PID 1 of the containers",
  ),
  need("run", ["mkfs.ext4"], "e2fsprogs", "e2fsprogs", "fills image files"),
  need("run", ["setpriv"], "util-linux", "util-linux", "drops privileges"),
  need("run", ["setfattr"], "attr", "attr", "keeps extended attributes"),
  need("run", ["getcap"], "libcap2-bin", "libcap", "reads file capabilities"),
  need("run", ["useradd"], "passwd", "shadow-utils", "creates the system user of the web process"),

  need("test", ["chromium", "chromium-browser"], "chromium", "chromium", "the browser tests"),
  need(
    "test",
    ["catatonit", "/usr/libexec/catatonit/catatonit", "/usr/libexec/podman/catatonit"],
    "catatonit",
    "catatonit",
    "the other PID 1 that a container may have",
  ),
  need("test", ["rpm"], "rpm", "rpm", "reads rpm databases"),
  need("test", ["nginx"], "nginx", "nginx", "a program to contain"),
  need("test", ["apache2", "httpd"], "apache2", "httpd", "a program to contain"),
  need("test", ["redis-server", "valkey-server"], "redis-server", "valkey", "a program to contain"),
  need("test", ["memcached"], "memcached", "memcached", "a program to contain"),
  need("test", ["xmllint"], "libxml2-utils", "libxml2", "checks the domain XML"),
  need("test", ["ausearch"], "auditd", "audit", "finds the denials that ours are compared with"),

  need("selinux", ["mmdebstrap"], "mmdebstrap", "mmdebstrap", "builds the enforcing host"),
  need("selinux", ["mkfs.ext4"], "e2fsprogs", "e2fsprogs", "fills the enforcing host's disk"),
  need(
    "selinux",
    ["qemu-system-x86_64"],
    "qemu-system-x86",
    "qemu-system-x86-core",
    "runs the enforcing host",
  ),
  need("selinux", ["qemu-img"], "qemu-utils", "qemu-img", "keeps the enforcing host's disk as it was built"),
  need("selinux", ["seinfo"], "setools", "setools-console", "reads a policy"),
  need("selinux", ["secilc"], "secilc", "secilc", "links a policy"),
  need("selinux", ["bzip2"], "bzip2", "bzip2", "unpacks the modules of a policy"),
  need("selinux", ["chromium", "chromium-browser"], "chromium", "chromium", "looks at the product in it"),
  need("selinux", ["ssh"], "openssh-client", "openssh-clients", "reaches the enforcing host"),

  need("bench", ["podman"], "podman", "podman", "the comparison"),
  need("bench", ["systemd-nspawn"], "systemd-container", "systemd-container", "the comparison"),
];

/**
 * @param {Need["phase"]} phase
 * @param {string[]} files
 * @param {string} debian
 * @param {string} fedora
 * @param {string} why
 * @returns {Need}
 */
function need(phase, files, debian, fedora, why) {
  return { phase, files, debian, fedora, why };
}
