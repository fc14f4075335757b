const label = "label";
const capabilities = "capabilities";

/** Of every Python program: `check` raises what errno says for a result below zero. */
export const pythonHead = `import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
def check(result):
    if result < 0: raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
`;

/**
 * Ways out of a container, each a shell script run as root inside, and which barriers stop it: every one of them alone
 * is enough. Written so that it harms nothing where it succeeds; its exit code says whether it did, and its last line
 * what stopped it.
 */
export const escapeAttempts: EscapeAttempt[] = [
  attempt("sysrq", "The kernel's emergency keys", [label], "echo h >/proc/sysrq-trigger"),
  attempt(
    "proc-sys",
    "Kernel settings made writable",
    [label, capabilities],
    "mount -o remount,rw,bind /proc/sys",
  ),
  attempt(
    "core-pattern",
    "The program that the kernel runs on a crash",
    [label, capabilities],
    keep("/proc/sys/kernel/core_pattern"),
  ),
  attempt(
    "modprobe",
    "The program that the kernel loads modules with",
    [label, capabilities],
    keep("/proc/sys/kernel/modprobe"),
  ),
  attempt("tmpfs", "A new file system", [label, capabilities], "mount -t tmpfs none /mnt"),
  attempt("bind", "A directory seen from another place", [label, capabilities], "mount --bind /etc /mnt"),
  attempt("proc", "A fresh /proc", [label, capabilities], "mount -t proc none /mnt"),
  attempt("sysfs", "A fresh /sys", [label, capabilities], "mount -t sysfs none /mnt"),
  attempt("usr", "The host's programs made writable", [label, capabilities], "mount -o remount,rw,bind /usr"),
  attempt(
    "write-usr",
    "A file among the host's programs",
    [label, capabilities],
    "echo >/usr/bin/planted && rm /usr/bin/planted",
  ),
  attempt(
    "mknod",
    "The host's disk as a device",
    [label, capabilities, "devices"],
    "set -- $(grep -w vda /proc/partitions); mknod /var/disk b $1 $2 && head -c 1 /var/disk >/dev/null",
  ),
  attempt(
    "file-handle",
    "The host's shadow file by its number (open_by_handle_at)",
    [label, capabilities],
    python(`handle = (ctypes.c_uint * 4)(8, 1, 2, 0)
place = os.open("/.sandboxcontainer/log", os.O_RDONLY)
top = check(libc.syscall(304, place, handle, os.O_RDONLY))
open(os.open("etc/shadow", os.O_RDONLY, dir_fd=top)).read()`),
  ),
  attempt(
    "passwd-handle",
    "A file of the host that everybody may read, by its number",
    [label, capabilities],
    python(`handle = (ctypes.c_uint * 4)(8, 1, 2, 0)
place = os.open("/.sandboxcontainer/log", os.O_RDONLY)
top = check(libc.syscall(304, place, handle, os.O_RDONLY))
open(os.open("etc/passwd", os.O_RDONLY, dir_fd=top)).read()`),
  ),
  attempt(
    "memory-device",
    "The machine's memory as a device",
    [label, capabilities, "devices"],
    "mknod /var/memory c 1 1 && head -c 1 /var/memory >/dev/null",
  ),
  attempt(
    "kmsg",
    "The kernel's log, taken away from the host",
    [label, capabilities],
    "timeout 5 head -c 1 /proc/kmsg >/dev/null",
  ),
  attempt(
    "libvirt-socket",
    "libvirt's socket, /run mounted by mistake",
    [label],
    connect("/given-run/libvirt/libvirt-sock"),
  ),
  attempt(
    "bus",
    "The host's D-Bus, /run mounted by mistake",
    [label],
    connect("/given-run/dbus/system_bus_socket"),
  ),
  attempt(
    "systemd",
    "systemd's own socket, /run mounted by mistake",
    [label],
    connect("/given-run/systemd/private"),
  ),
  attempt(
    "freeze",
    "A service of the host frozen by its cgroup (here: left as it is)",
    [label],
    keep("/sys/fs/cgroup/system.slice/dbus.service/cgroup.freeze"),
  ),
  attempt(
    "own-limit",
    "Its own memory limit",
    [label],
    keep('/sys/fs/cgroup/"$(cut -d: -f3 /proc/self/cgroup)"/memory.max'),
  ),
  attempt(
    "cgroup-directory",
    "A cgroup of its own at the top",
    [label],
    "mkdir /sys/fs/cgroup/planted && rmdir /sys/fs/cgroup/planted",
  ),
  attempt(
    "release-agent",
    "The old cgroup file system with its release agent",
    [label, capabilities],
    "mount -t cgroup -o none,name=planted none /mnt",
  ),
  attempt(
    "module",
    "A kernel module",
    [label, capabilities],
    python(`folder = "/usr/lib/modules/" + os.uname().release
module = os.open(folder + "/kernel/net/ipv4/tcp_vegas.ko", os.O_RDONLY)
check(libc.syscall(313, module, b"", 0))`),
  ),
  attempt(
    "user-namespace",
    "A mount by way of a user namespace",
    [label, capabilities],
    "unshare --user --map-root-user --mount mount -t tmpfs none /mnt",
  ),
  attempt("kcore", "The kernel's memory", [label, capabilities], "head -c 1 /proc/kcore >/dev/null"),
  attempt(
    "kernel-log",
    "The kernel's log",
    [label, capabilities],
    python("check(libc.klogctl(3, ctypes.create_string_buffer(16), 16))"),
  ),
  attempt(
    "enforcing",
    "SELinux switched (here: to what it is)",
    [label, capabilities],
    "mount -t selinuxfs none /mnt && echo 1 >/mnt/enforce",
  ),
  attempt(
    "relabel-file",
    "Its own file with another container's pair",
    [label],
    "touch /var/planted && chcon -l s0:c13,c78 /var/planted",
  ),
  attempt(
    "relabel-s0",
    "Its own file without a pair, open to all",
    [label],
    "touch /var/open && chcon -l s0 /var/open",
  ),
  attempt("relabel-self", "Itself with another label", [label], become("current")),
  attempt("relabel-exec", "Its next program with another label", [label], become("exec")),
  attempt(
    "clock",
    "The host's clock (here: to what it is)",
    [capabilities],
    'date -s "@$(date +%s)" >/dev/null',
  ),
  attempt(
    "bpf",
    "A program for the kernel (bpf)",
    [label, capabilities],
    python("check(libc.syscall(321, 0, (ctypes.c_uint * 16)(1, 4, 4, 1), 64))"),
  ),
  attempt("ports", "The processor's ports (iopl)", [capabilities], python("check(libc.syscall(172, 3))")),
  attempt(
    "perf",
    "The processor's counters, the kernel's included",
    [label, capabilities],
    python("check(libc.syscall(298, (ctypes.c_uint * 32)(1, 128), -1, 0, -1, 0))"),
  ),
  attempt(
    "audit",
    "A forged audit record",
    [label, capabilities],
    python(`import socket, struct
link = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 9)
link.sendto(struct.pack("IHHII", 24, 1107, 5, 1, 0) + b"forged\\0\\0", (0, 0))
ctypes.set_errno(-struct.unpack("i", link.recv(1024)[16:20])[0])
check(-1 if ctypes.get_errno() else 0)`),
  ),
  attempt(
    "forward",
    "Packet forwarding (of its own network; here: left as it is)",
    [label, capabilities],
    keep("/proc/sys/net/ipv4/ip_forward"),
  ),
  attempt(
    "raw-socket",
    "Raw packets (of its own network)",
    [capabilities],
    python("import socket\nsocket.socket(socket.AF_PACKET, socket.SOCK_RAW)"),
  ),
  attempt(
    "trace",
    "Another process of the container traced",
    [label],
    python("check(libc.ptrace(0x4206, 1, 0, 0))"),
  ),
  attempt(
    "neighbour-read",
    "A file of another container whose directory was mounted by mistake",
    [label],
    "cat /given/root/var/www/index.html >/dev/null",
  ),
  attempt(
    "neighbour-write",
    "A file written into that container",
    [label],
    "echo >/given/root/var/planted && rm /given/root/var/planted",
  ),
  attempt("neighbour-look", "Looking at it from outside", [label], "stat /given >/dev/null"),
  attempt("neighbour-list", "A directory of that container", [label], "ls /given/root/var/www >/dev/null"),
  attempt("umount", "A part of its own /dev taken away", [label, capabilities], "umount -l /dev/pts"),
];

export type EscapeAttempt = { id: string; what: string; stoppedBy: readonly Barrier[]; script: string };

/** The barriers that stand under each condition; `container` is the test container that has exactly those. */
export const conditions: { container: string; title: string; barriers: Barrier[] }[] = [
  { container: "left", title: "as the product builds it", barriers: ["label", "capabilities", "devices"] },
  { container: "label", title: "every capability, SELinux", barriers: ["label", "devices"] },
  { container: "capabilities", title: "few capabilities, no SELinux", barriers: ["capabilities", "devices"] },
  { container: "neither", title: "neither", barriers: ["devices"] },
];

/** devices: libvirt's list of devices, enforced by the cgroup; it is there under every condition. */
export type Barrier = "label" | "capabilities" | "devices";

function attempt(id: string, what: string, stoppedBy: Barrier[], script: string): EscapeAttempt {
  return { id, what, stoppedBy, script };
}

/** Writes into a setting what it holds already. */
function keep(path: string): string {
  return `value=$(cat ${path}) && echo "$value" >${path}`;
}

function connect(path: string): string {
  return python(`import socket\nsocket.socket(socket.AF_UNIX).connect("${path}")`);
}

function become(attribute: string): string {
  return python(
    `os.write(os.open("/proc/self/attr/${attribute}", os.O_WRONLY), b"system_u:system_r:container_t:s0")`,
  );
}

/** Double quotes only: the program stands between single quotes of the shell. */
function python(program: string): string {
  return `python3 -c '${pythonHead}${program}'`;
}
