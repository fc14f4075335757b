import { attempt } from "./attempt";
import { python } from "./python";

const both = ["label", "capabilities"] as const;

/** At the kernel itself: its memory, its log, its programs, its records and its policy. */
export const onKernel = [
  attempt(
    "kmsg",
    "The kernel's log, taken away from the host",
    both,
    "timeout 30 head -c 1 /proc/kmsg >/dev/null",
  ),
  attempt(
    "kernel-log",
    "The kernel's log",
    both,
    python("check(libc.klogctl(3, ctypes.create_string_buffer(16), 16))"),
  ),
  attempt("kcore", "The kernel's memory", both, "head -c 1 /proc/kcore >/dev/null"),
  attempt(
    "module",
    "A kernel module",
    both,
    python(`folder = "/usr/lib/modules/" + os.uname().release
module = os.open(folder + "/kernel/net/ipv4/tcp_vegas.ko", os.O_RDONLY)
check(libc.syscall(313, module, b"", 0))`),
  ),
  attempt(
    "bpf",
    "A program for the kernel (bpf)",
    both,
    python("check(libc.syscall(321, 0, (ctypes.c_uint * 16)(1, 4, 4, 1), 64))"),
  ),
  attempt(
    "perf",
    "The processor's counters, the kernel's included",
    both,
    python("check(libc.syscall(298, (ctypes.c_uint * 32)(1, 128), -1, 0, -1, 0))"),
  ),
  attempt("ports", "The processor's ports (iopl)", ["capabilities"], python("check(libc.syscall(172, 3))")),
  attempt(
    "clock",
    "The host's clock (here: to what it is)",
    ["capabilities"],
    'date -s "@$(date +%s)" >/dev/null',
  ),
  attempt(
    "audit",
    "A forged audit record",
    both,
    python(`import struct
link = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 9)
link.sendto(struct.pack("IHHII", 24, 1107, 5, 1, 0) + b"forged\\0\\0", (0, 0))
ctypes.set_errno(-struct.unpack("i", link.recv(1024)[16:20])[0])
check(-1 if ctypes.get_errno() else 0)`),
  ),
  attempt(
    "enforcing",
    "SELinux switched (here: to what it is)",
    both,
    "mount -t selinuxfs none /mnt && echo 1 >/mnt/enforce",
  ),
  attempt(
    "load-policy",
    "A policy loaded (here: the one that is)",
    both,
    `mount -o remount,rw,bind /sys/fs/selinux && ${python(`policy = open("/sys/fs/selinux/policy", "rb").read()
os.write(os.open("/sys/fs/selinux/load", os.O_WRONLY), policy)`)}`,
  ),
];
