import { policyNames } from "../policy-names";

const { domains, content, memory } = policyNames;

/**
 * What every container may do, whatever it runs. Left out on purpose: capabilities and privileged ports (each
 * container's own module), writing anything but its own content, and every surface of the kernel (sysctl, cgroup,
 * audit, policy, devices of the host).
 */
export function writeContainerRules(): string {
  return [
    programs,
    ownContent,
    ownPair,
    ownProcesses,
    ownSockets,
    kernelInformation,
    controllerEnds,
    quiet,
  ].join("\n");
}

const readFile = "getattr ioctl lock map open read";
const readDirectory = "getattr ioctl lock open read search";

const programs = `; ---- The host's programs: started, read, never written
; Any program of the host may be a container's first process (refpolicy admits container files only).
(allow ${domains} exec_type (file (entrypoint execute execute_no_trans ${readFile})))
(allow ${domains} exec_type (lnk_file (getattr read)))
(allow ${domains} bin_t (dir (${readDirectory})))
; Data below /usr, which is mounted read-only, and scripts that services run there: they keep the container's domain.
; Other labels there (unit files, kernel modules) stay closed.
(allow ${domains} usr_t (dir (${readDirectory})))
(allow ${domains} usr_t (file (execute execute_no_trans ${readFile})))
(allow ${domains} usr_t (lnk_file (getattr read)))
(allow ${domains} locale_t (dir (${readDirectory})))
(allow ${domains} locale_t (file (${readFile})))
(allow ${domains} locale_t (lnk_file (getattr read)))
(allow ${domains} man_t (dir (${readDirectory})))
(allow ${domains} man_t (file (${readFile})))
(allow ${domains} man_t (lnk_file (getattr read)))
(allow ${domains} fonts_t (dir (${readDirectory})))
(allow ${domains} fonts_t (file (${readFile})))
(optional sandboxcontainer_web_files
    ; Modules and default pages of web servers have labels of their own below /usr.
    (allow ${domains} httpd_modules_t (dir (${readDirectory})))
    (allow ${domains} httpd_modules_t (file (execute ${readFile})))
    (allow ${domains} httpd_modules_t (lnk_file (getattr read)))
    (allow ${domains} httpd_sys_content_t (dir (${readDirectory})))
    (allow ${domains} httpd_sys_content_t (file (${readFile})))
    (allow ${domains} httpd_sys_content_t (lnk_file (getattr read))))
`;

const ownContent = `; ---- Its own files: everything but a device node; the pair keeps the other containers' files out
(allow ${domains} ${content} (dir (add_name create getattr ioctl link lock open read remove_name rename reparent rmdir search setattr unlink write watch watch_reads)))
(allow ${domains} ${content} (file (append create entrypoint execute execute_no_trans getattr ioctl link lock map open read rename setattr unlink write watch watch_reads)))
(allow ${domains} ${content} (lnk_file (create getattr link read rename setattr unlink)))
(allow ${domains} ${content} (sock_file (append create getattr link open read rename setattr unlink write)))
(allow ${domains} ${content} (fifo_file (append create getattr ioctl link lock open read rename setattr unlink write)))
; The devices that libvirt makes: null, zero, full, random, urandom, tty, ptmx and its console.
(allow ${domains} ${content} (chr_file (append getattr ioctl lock open read setattr write)))
; Memory files (memfd_create): without this they would get the type of the kernel's own tmpfs.
(typetransition ${domains} tmpfs_t file ${memory})
(allow ${domains} ${memory} (file (append execute getattr ioctl lock map open read setattr write)))
(allow ${memory} tmpfs_t (filesystem (associate)))
; Private and read only: what the container was given to read.
(allow ${domains} container_ro_file_t (dir (${readDirectory})))
(allow ${domains} container_ro_file_t (file (entrypoint execute execute_no_trans ${readFile})))
(allow ${domains} container_ro_file_t (lnk_file (getattr read)))
; Free space and mount options of any file system that it sees.
(allow ${domains} filesystem_type (filesystem (getattr)))
(allow ${domains} ${content} (filesystem (getattr)))
; Files of these types may lie on disks, in memory and in libvirt's /dev.
(allow ${content} filesystem_type (filesystem (associate)))
(allow ${content} ${content} (filesystem (associate)))
`;

/** The base's constraints ask that the process dominates the file, and every pair dominates s0. */
const ownPair = `; ---- The very pair, for every access, looking at the attributes included. The base would open a file without a pair
; to every container.
${["file", "dir", "lnk_file", "sock_file", "fifo_file", "chr_file", "blk_file"].map(holdToPair).join("\n")}
`;

function holdToPair(object: string): string {
  return `(mlsconstrain (${object} (all)) (or (neq t1 ${domains}) (or (neq t2 ${content}) (eq h1 h2))))`;
}

const ownProcesses = `; ---- Its own processes. Not setexec, setcurrent, setfscreate, setkeycreate: it may not choose a label
(allow ${domains} self (process (fork getattr getcap getpgid getrlimit getsched getsession setcap setpgid setrlimit setsched sigchld sigkill signal signull sigstop)))
; Just-in-time compilers (Node, Java, PCRE) write code; that touches nobody else.
(allow ${domains} self (process (execmem)))
(allow ${domains} self (fifo_file (append getattr ioctl lock open read write)))
(allow ${domains} self (dir (${readDirectory})))
(allow ${domains} self (file (append getattr ioctl lock open read write)))
(allow ${domains} self (lnk_file (getattr read)))
(allow ${domains} self (fd (use)))
(allow ${domains} self (sem (associate create destroy getattr read setattr unix_read unix_write write)))
(allow ${domains} self (shm (associate create destroy getattr lock read setattr unix_read unix_write write)))
(allow ${domains} self (msgq (associate create destroy enqueue getattr read setattr unix_read unix_write write)))
(allow ${domains} self (msg (receive send)))
`;

const ownSockets = `; ---- Its own network namespace: sockets, and ports that no other may have
(allow ${domains} self (unix_stream_socket (accept append bind connect connectto create getattr getopt ioctl listen read setattr setopt shutdown write)))
(allow ${domains} self (unix_dgram_socket (append bind connect create getattr getopt ioctl read sendto setattr setopt shutdown write)))
(allow ${domains} self (tcp_socket (accept append bind connect create getattr getopt ioctl listen read setattr setopt shutdown write)))
(allow ${domains} self (udp_socket (append bind connect create getattr getopt ioctl read setattr setopt shutdown write)))
; Asks for addresses and routes (getaddrinfo), sets none: nlmsg_write is missing.
(allow ${domains} self (netlink_route_socket (bind connect create getattr getopt ioctl nlmsg_read read setopt write)))
(allow ${domains} node_type (tcp_socket (node_bind)))
(allow ${domains} node_type (udp_socket (node_bind)))
(allow ${domains} unreserved_port_type (tcp_socket (name_bind)))
(allow ${domains} unreserved_port_type (udp_socket (name_bind)))
; To whom it may connect is its network's matter: without one there is only its own loopback.
(allow ${domains} port_type (tcp_socket (name_connect)))
`;

const kernelInformation = `; ---- The kernel: read, never written
(allow ${domains} proc_t (dir (${readDirectory})))
(allow ${domains} proc_t (file (getattr ioctl lock open read)))
(allow ${domains} proc_net_t (dir (${readDirectory})))
(allow ${domains} proc_net_t (file (getattr ioctl lock open read)))
(allow ${domains} proc_net_t (lnk_file (getattr read)))
; libvirt lays a FUSE file over /proc/meminfo that shows the container's own limit.
(allow ${domains} fusefs_t (file (getattr ioctl lock open read)))
; Limits that programs ask for at start: ngroups_max, cap_last_cap, somaxconn, overcommit_memory, huge pages.
(allow ${domains} sysctl_kernel_t (dir (getattr open read search)))
(allow ${domains} sysctl_kernel_t (file (getattr ioctl lock open read)))
(allow ${domains} sysctl_net_t (dir (getattr open read search)))
(allow ${domains} sysctl_net_t (file (getattr ioctl lock open read)))
(allow ${domains} sysctl_vm_t (dir (getattr open read search)))
(allow ${domains} sysctl_vm_t (file (getattr ioctl lock open read)))
(allow ${domains} sysctl_vm_overcommit_t (file (getattr ioctl lock open read)))
(allow ${domains} sysfs_t (dir (getattr open read search)))
(allow ${domains} sysfs_t (file (getattr ioctl lock open read)))
(allow ${domains} sysfs_t (lnk_file (getattr read)))
; Its memory figures (the init records whether the kernel killed for want of memory). libvirt mounts the host's whole
; cgroup tree writable, and only the missing write here keeps root inside from freezing the host's services.
(allow ${domains} cgroup_t (dir (getattr open read search)))
(allow ${domains} cgroup_t (file (getattr ioctl open read)))
(allow ${domains} cgroup_t (lnk_file (getattr read)))
`;

const controllerEnds = `; ---- What libvirt's controller hands over: the console, and the word that a process has ended
(allow ${domains} virtd_lxc_t (fd (use)))
(allow ${domains} virtd_lxc_t (process (sigchld)))
`;

const quiet = `; ---- Harmless questions that are answered no without a record
; id and ls ask whether SELinux is on.
(dontaudit ${domains} security_t (filesystem (getattr)))
(dontaudit ${domains} security_t (dir (search)))
`;
