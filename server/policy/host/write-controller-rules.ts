import type { BasePolicy } from "../base-policy";
import { policyNames } from "../policy-names";

const { domains, content } = policyNames;

/**
 * What libvirt may do to a container's domain, and what else its LXC driver needs and refpolicy does not give it, each
 * rule of that from a denial that was seen on Debian 12 (libvirt 9.0, kernel 6.1, cgroup v2). Only the first where the base
 * leaves the controller unconfined, as Fedora's does: who may become which domain no base leaves open.
 */
export function writeControllerRules({ controllerAttributes }: BasePolicy): string {
  const isConfined = !controllerAttributes.has("unconfined_domain_type");
  return [processes, ...(isConfined ? [start, root, devices, machined, daemon, quiet] : [])].join("\n");
}

/** What virt.te lets both do with container_domain, which our domains are not in (see build-container-module.ts). */
const processes = `; ---- libvirt_lxc becomes a container's first process; it and libvirtd watch and end it
(allow virtd_lxc_t ${domains} (process (getattr getsched setsched sigkill signal signull transition)))
(allow virtd_t ${domains} (process (getattr sigchld sigkill signal signull sigstop)))
`;

const start = `; ---- libvirt_lxc, the controller of one container: starting it
; Its log of the start, opened by libvirtd.
(allow virtd_lxc_t virt_log_t (file (append)))
(allow virtd_lxc_t self (process (getsched setsockcreate)))
; The label of a file by the host's file contexts.
(allow virtd_lxc_t file_context_t (dir (search)))
(allow virtd_lxc_t file_context_t (file (getattr map open read)))
; The monitor socket /run/libvirt/lxc/NAME.sock carries the container's label, and libvirtd talks over it.
(allow virtd_lxc_t ${domains} (unix_stream_socket (accept bind create getattr getopt listen read setopt shutdown write)))
(allow virtd_t ${domains} (unix_stream_socket (connect connectto create getattr getopt read setopt shutdown write)))
`;

const root = `; ---- Its root
; An image is mounted by loop, with the container's label as mount option (context=).
(allow virtd_lxc_t loop_control_device_t (chr_file (getattr ioctl open read write)))
(allow virtd_lxc_t fs_t (filesystem (relabelfrom)))
(allow virtd_lxc_t ${content} (file (getattr open read write)))
; /proc/sys/net of the container's own network is mounted writable over the read-only /proc/sys.
(allow virtd_lxc_t sysctl_net_t (dir (mounton)))
; /proc/meminfo shows the container's limit: a FUSE file system of the controller.
(allow virtd_lxc_t fuse_device_t (chr_file (getattr open read write)))
`;

const devices = `; ---- Its devices
; cgroup v2 limits devices by a BPF program.
(allow virtd_lxc_t self (bpf (map_create map_read map_write prog_load prog_run)))
(allow virtd_lxc_t self (capability2 (bpf)))
`;

const machined = `; ---- systemd-machined makes the container's scope and asks who the controller is
(allow virtd_lxc_t system_dbusd_runtime_t (dir (search)))
(allow virtd_lxc_t system_dbusd_runtime_t (sock_file (write)))
(allow virtd_lxc_t system_dbusd_t (unix_stream_socket (connectto)))
(allow virtd_lxc_t system_dbusd_t (dbus (send_msg)))
(allow virtd_lxc_t systemd_machined_t (dbus (send_msg)))
(allow systemd_machined_t virtd_lxc_t (dbus (send_msg)))
(allow systemd_machined_t virtd_lxc_t (dir (getattr open read search)))
(allow systemd_machined_t virtd_lxc_t (file (getattr ioctl open read)))
(allow systemd_machined_t virtd_lxc_t (lnk_file (getattr read)))
`;

const daemon = `; ---- libvirtd
(allow virtd_t systemd_machined_t (dbus (send_msg)))
(allow systemd_machined_t virtd_t (dbus (send_msg)))
; Holds a shutdown of the host back while containers run.
(allow virtd_t systemd_logind_t (dbus (send_msg)))
(allow systemd_logind_t virtd_t (dbus (send_msg)))
(allow systemd_logind_t virtd_t (fd (use)))
; Reads the device program of a container that runs when the daemon starts anew.
(allow virtd_t self (capability2 (bpf)))
(allow virtd_t virtd_lxc_t (bpf (map_read map_write prog_run)))
`;

const quiet = `; ---- Asked for and not needed: refused without a record
; Regular expressions of the file contexts are compiled to machine code where that is allowed, interpreted where not.
(dontaudit virtd_lxc_t self (process (execmem)))
(dontaudit virtd_lxc_t self (capability2 (perfmon)))
; The kernel asks when the loop device's worker thread moves into the container's cgroup.
(dontaudit virtd_lxc_t kernel_t (process (setsched)))
; The first process of a container starts with a clean environment (AT_SECURE), which is right.
(dontaudit virtd_lxc_t ${domains} (process (noatsecure rlimitinh siginh)))
; The lease helper of the NAT network looks for a kernel setting.
(dontaudit virt_leaseshelper_t sysctl_kernel_t (dir (search)))
; The utmp file, and modules of the packet filter that are built in or loaded already.
(dontaudit virtd_t initrc_runtime_t (file (lock open read)))
(dontaudit virtd_t self (capability (sys_module)))
`;
