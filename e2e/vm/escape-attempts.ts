/**
 * Ways out of a container, each a shell script run as root inside. Every one is written so that it harms nothing where
 * it succeeds, and prints `succeeded` as its last line then; whatever stops it is what it prints instead.
 */
export const escapeAttempts: EscapeAttempt[] = [
  attempt("sysrq", "The kernel's emergency keys", "echo h >/proc/sysrq-trigger"),
  attempt(
    "core-pattern",
    "A program that the kernel runs on a crash",
    "echo core >/proc/sys/kernel/core_pattern",
  ),
  attempt(
    "modprobe",
    "The program that the kernel loads modules with",
    "echo /sbin/modprobe >/proc/sys/kernel/modprobe",
  ),
  attempt("proc-sys", "Kernel settings made writable", "mount -o remount,rw,bind /proc/sys"),
  attempt("tmpfs", "A new file system", "mount -t tmpfs none /mnt"),
  attempt("bind", "A directory seen from another place", "mount --bind /etc /mnt"),
  attempt("proc", "A fresh /proc", "mount -t proc none /mnt"),
  attempt("sysfs", "A fresh /sys", "mount -t sysfs none /mnt"),
  attempt("usr", "The host's programs made writable", "mount -o remount,rw,bind /usr"),
  attempt("write-usr", "A file among the host's programs", "echo >/usr/bin/planted"),
  attempt(
    "mknod",
    "The host's disk as a device",
    "set -- $(grep -w vda /proc/partitions); mknod /var/disk b $1 $2 && head -c 1 /var/disk >/var/disk.copy",
  ),
  attempt(
    "file-handle",
    "A host file by its number (open_by_handle_at)",
    python(`
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
handle = (ctypes.c_uint * 4)(8, 1, 2, 0)
directory = os.open("/.sandboxcontainer/log", os.O_RDONLY)
number = libc.syscall(304, directory, handle, os.O_RDONLY)
if number < 0: raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
os.stat("etc/shadow", dir_fd=number)
open(os.open("etc/shadow", os.O_RDONLY, dir_fd=number)).read()`),
  ),
  attempt(
    "freeze",
    "A service of the host stopped by its cgroup",
    "cat /sys/fs/cgroup/system.slice/dbus.service/cgroup.freeze >/tmp/freeze; cat /tmp/freeze >/sys/fs/cgroup/system.slice/dbus.service/cgroup.freeze",
  ),
  attempt(
    "own-limit",
    "Its own memory limit lifted",
    'group=$(cut -d: -f3 /proc/self/cgroup); cat "/sys/fs/cgroup$group/memory.max" >/tmp/max; cat /tmp/max >"/sys/fs/cgroup$group/memory.max"',
  ),
  attempt(
    "cgroup-directory",
    "A cgroup of its own at the top",
    "mkdir /sys/fs/cgroup/planted && rmdir /sys/fs/cgroup/planted",
  ),
  attempt(
    "release-agent",
    "The old cgroup file system with its release agent",
    "mount -t cgroup -o none,name=planted none /mnt",
  ),
  attempt(
    "module",
    "A kernel module",
    python(`
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall(175, b"", 0, b"")
if ctypes.get_errno() != 8: raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))`),
  ),
  attempt(
    "user-namespace",
    "A mount by way of a user namespace",
    "unshare --user --map-root-user --mount mount -t tmpfs none /mnt",
  ),
  attempt("kcore", "The kernel's memory", "head -c 1 /proc/kcore >/tmp/byte && [ -s /tmp/byte ]"),
  attempt(
    "kernel-log",
    "The kernel's log",
    python(`
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
if libc.klogctl(3, ctypes.create_string_buffer(16), 16) < 0: raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))`),
  ),
  attempt(
    "enforcing",
    "SELinux switched (here: to what it is)",
    "mount -o remount,rw /sys/fs/selinux; mount -t selinuxfs none /mnt; echo 1 >/mnt/enforce || echo 1 >/sys/fs/selinux/enforce",
  ),
  attempt(
    "relabel-file",
    "Its own file with another container's pair",
    "chcon -l s0:c13,c78 /var/www/index.html",
  ),
  attempt("relabel-s0", "Its own file without a pair, open to all", "chcon -l s0 /var/www/index.html"),
  attempt(
    "relabel-self",
    "Itself with another label",
    'printf "system_u:system_r:unconfined_t:s0" >/proc/self/attr/current',
  ),
  attempt(
    "relabel-exec",
    "Its next program with another label",
    'printf "system_u:system_r:unconfined_t:s0" >/proc/self/attr/exec',
  ),
  attempt("clock", "The host's clock (here: to what it is)", 'date -s "@$(date +%s)"'),
  attempt(
    "bpf",
    "A program in the kernel (bpf)",
    python(`
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
attributes = (ctypes.c_uint * 16)(1, 4, 4, 1)
if libc.syscall(321, 0, attributes, 64) < 0: raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))`),
  ),
  attempt(
    "perf",
    "The processor's counters, kernel included",
    python(`
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
attributes = (ctypes.c_uint * 32)(1, 128)
if libc.syscall(298, attributes, -1, 0, -1, 0) < 0: raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))`),
  ),
  attempt(
    "audit",
    "A forged audit record",
    python(`
import socket, struct
link = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 9)
text = b"forged\\\\0"
link.sendto(struct.pack("IHHII", 16 + len(text), 1107, 5, 1, 0) + text, (0, 0))
error = struct.unpack("i", link.recv(1024)[16:20])[0]
if error: raise OSError(-error, "refused")`),
  ),
  attempt(
    "forward",
    "Packet forwarding (of its own network)",
    "cat /proc/sys/net/ipv4/ip_forward >/tmp/forward; cat /tmp/forward >/proc/sys/net/ipv4/ip_forward",
  ),
  attempt(
    "raw-socket",
    "Raw packets (of its own network)",
    python(`
import socket
socket.socket(socket.AF_PACKET, socket.SOCK_RAW)`),
  ),
  attempt(
    "trace",
    "Another process of the container traced",
    python(`
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
if libc.ptrace(16, 1, 0, 0) < 0: raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))`),
  ),
  attempt(
    "neighbour-read",
    "A file of another container, put in its way",
    "cat /given/root/var/www/index.html >/tmp/stolen",
  ),
  attempt(
    "neighbour-write",
    "A file written into another container",
    "echo stolen >/given/root/var/www/planted",
  ),
  attempt("neighbour-list", "A directory of another container", "ls /given/root/var/www >/tmp/list"),
  attempt("umount", "The container's own /dev taken away", "umount -l /dev/pts"),
];

export type EscapeAttempt = { id: string; what: string; script: string };

function attempt(id: string, what: string, script: string): EscapeAttempt {
  return { id, what, script };
}

function python(program: string): string {
  return `python3 -c '${program.trim().replaceAll("'", `'"'"'`)}'`;
}
