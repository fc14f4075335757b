type Expected = { pattern: RegExp; why: string };

/** Denials outside deliberate attempts that may be. All of them are Debian 12's own, seen before any container runs. */
export const expectedDenials: readonly Expected[] = [
  {
    pattern: / relabelfrom .* comm="systemd-tmpfile" name="(mtab|root)" .*:systemd_tmpfiles_t:/,
    why: "Debian's policy lets systemd-tmpfiles relabel neither the link /etc/mtab nor /root; both have their labels.",
  },
  {
    pattern: / (search|getattr) .* comm="systemd-udevd" .*:udev_t:.* tcontext=\S+:sysctl_fs_t:/,
    why: "systemd-udevd looks for a setting of the kernel that Debian's policy does not show it, and does without.",
  },
  {
    pattern: / setrlimit .* comm="systemd-udevd" scontext=\S+:udev_t:\S+ tcontext=\S+:udev_t:/,
    why: "systemd-udevd would raise its own limit of open files, and does without.",
  },
  {
    pattern: / checkpoint_restore .* comm="agetty" .*:getty_t:.* tclass=capability2/,
    why: "The kernel asks for this capability before CAP_SYS_ADMIN, which agetty has.",
  },
  {
    pattern: / execmem .* comm="virsh" scontext=\S+:unconfined_t:/,
    why: "Regular expressions are compiled to machine code where that is allowed, interpreted where not.",
  },
  {
    pattern: / read write .* comm="semodule" path="socket:.*:semanage_t:.* tcontext=\S+:unconfined_t:/,
    why: "What Node reads from a program is a socket, which semodule may not use of an administrator; it works without.",
  },
];

/** Lines of the journal at priority err and above that may be. */
export const expectedErrors: readonly Expected[] = [
  {
    pattern:
      / systemd-tmpfiles\[\d+\]: Failed to fstat\(\/(var\/lib\/polkit-1|root\/\.ssh)\): Permission denied$/,
    why: "Debian's policy does not let systemd-tmpfiles look at these two, whose owner and mode are right.",
  },
  {
    pattern: / libvirtd\[\d+\]: unsupported configuration: Unconfined guests are not allowed on this host$/,
    why: "The test asks for one, and this is the refusal that it waits for.",
  },
  {
    pattern: / libvirtd\[\d+\]: End of file while reading data: Input\/output error$/,
    why: "libvirtd says this of a client that has hung up before it was read to the end (virNetSocketReadWire).",
  },
  {
    pattern: / auditd\[\d+\]: Error receiving audit netlink packet \(No buffer space available\)$/,
    why: "auditd was late and the kernel sends again (kernel/audit.c); what is lost it counts, and that is a test of its own.",
  },
  {
    pattern: / libvirtd\[\d+\]: error destroying network device vnet\d+: No such device$/,
    why: "The kernel was quicker: a container's end takes its network with it, and both ends of the cable.",
  },
  {
    pattern:
      / libvirtd\[\d+\]: this function is not supported by the connection driver: virDomainSnapshotNum$/,
    why: "virsh undefine asks for a domain's snapshots, and the container driver has none to tell of.",
  },
  {
    pattern:
      / libvirtd\[\d+\]: [^/]*'?\/sys\/fs\/cgroup\/machine\.slice\/machine-lxc[^ ]+: No such (device|file or directory)$/,
    why: "libvirtd looks at the control group of a container that is just ending.",
  },
  {
    pattern: / libvirtd\[\d+\]: internal error: Cannot find start time for pid \d+$/,
    why: "A client that was gone again before libvirtd, started by its word, could look at who it was.",
  },
];
