import { attempt } from "./attempt";
import { python } from "./python";

const signal = "os.kill(found[0], signal.SIGCONT)";
const trace = "check(libc.ptrace(0x4206, found[0], 0, 0))";

/** At processes: the host's, another container's and, of its own, one that it did not start. */
export const onProcesses = [
  reach("signal-init", "A signal to the host's first process", "systemd", signal),
  reach("trace-init", "The host's first process traced", "systemd", trace),
  reach("signal-controller", "A signal to libvirt's controller of a container", "libvirt_lxc", signal),
  reach("trace-controller", "libvirt's controller of a container traced", "libvirt_lxc", trace),
  reach("signal-neighbour", "A signal to a process of another container", "right-listens", signal),
  reach("trace-neighbour", "A process of another container traced", "right-listens", trace),
  attempt(
    "trace",
    "Another process of the container traced",
    ["label"],
    python("check(libc.ptrace(0x4206, 1, 0, 0))"),
  ),
];

/** Does something to the process of that name, should the container have a number for it. */
function reach(id: string, what: string, name: string, action: string) {
  const program = `found = [int(pid) for pid in os.listdir("/proc") if pid.isdigit() and open(f"/proc/{pid}/comm").read() == "${name}\\n"]
if not found: raise ProcessLookupError(3, os.strerror(3))
${action}`;
  return attempt(id, what, ["label", "namespaces"], python(program));
}
