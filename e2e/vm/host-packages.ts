/** Programs to put into containers. */
export const containedPackages = ["nginx-light", "redis-server", "memcached"];

/** What is installed in the enforcing host besides a minimal Debian 12, with why it is there. */
export const hostPackages = [
  // Boot and reach it.
  ...[
    "linux-image-cloud-amd64",
    "systemd-sysv",
    "udev",
    "dbus",
    "kmod",
    "openssh-server",
    "iproute2",
    "procps",
  ],
  // SELinux, its records and its tools.
  ...["selinux-policy-default", "policycoreutils", "policycoreutils-python-utils", "python3-selinux"],
  ...["setools", "secilc", "auditd"],
  // Compile the container module that Debian 12's policy does not have.
  ...["selinux-policy-dev", "selinux-policy-src", "zstd"],
  // libvirt. Without systemd-machined (systemd-container) the LXC controller waits for it and fails.
  ...["libvirt-daemon-system", "libvirt-daemon-driver-lxc", "libvirt-clients", "systemd-container"],
  ...["libvirt-daemon-config-network", "dnsmasq-base", "iptables"],
  // The tools that the product and the tests use.
  ...["tini", "attr", "e2fsprogs", "libcap2-bin", "rpm", "curl", "python3"],
  ...containedPackages,
];
