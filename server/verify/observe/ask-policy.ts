import { lstatSync, type Stats } from "node:fs";
import type { McsPair } from "@/server/contract/mcs-pair";
import type { Plan } from "@/server/contract/plan";
import { libc } from "@/server/host/libc";
import { readProcessContext } from "@/server/host/read-process-context";
import { selinuxMode } from "@/server/host/selinux-mode";
import { changesGroups, type PolicyAnswer } from "../observation";

/**
 * Asks the kernel about attempts to get out, in the name of the container's label and of the labels that the host's files
 * carry now: the policy that is loaded answers, whoever loaded it, and nothing is tried (a real attempt would stand in
 * the audit log as an attack). What this host does not have is left out. Only where SELinux is on.
 */
export function askPolicy({ label }: Pick<Plan, "label">): PolicyAnswer[] {
  const own = label.processContext;
  const init = readProcessContext(1);
  const ask = (target: string, object: string, permission: string) =>
    selinuxMode.isAllowed(own, target, object, permission);
  const host = files.flatMap(({ path, permission, what }) => {
    const target = readFile(path);
    return target === null ? [] : [{ what, allowed: ask(target.context, target.object, permission) }];
  });
  const first = ["signal", "ptrace"].map((permission) => ({
    what: `${permission === "signal" ? "signal" : "trace"} the host's first process`,
    allowed: init === null ? null : ask(init, "process", permission),
  }));
  const other = withPair(own, anotherPair(label.pair));
  const file = withPair(label.fileContext, anotherPair(label.pair));
  const open = label.fileContext.replace(/:c\d+,c\d+$/, "");
  const neighbour = [
    { what: "read files of another pair", allowed: ask(file, "file", "read") },
    { what: "write files of another pair", allowed: ask(file, "file", "write") },
    { what: "list directories of another pair", allowed: ask(file, "dir", "read") },
    { what: "read files without a pair", allowed: ask(open, "file", "read") },
    { what: "signal processes of another pair", allowed: ask(other, "process", "signal") },
    { what: "trace processes of another pair", allowed: ask(other, "process", "ptrace") },
  ];
  return [
    ...[...host, ...first].map((answer) => ({ about: "host" as const, ...answer })),
    ...neighbour.map((answer) => ({ about: "neighbour" as const, ...answer })),
  ];
}

const files: { path: string; permission: string; what: string }[] = [
  { path: "/proc/sysrq-trigger", permission: "write", what: "press the kernel's emergency keys" },
  { path: "/proc/sys/kernel/core_pattern", permission: "write", what: "choose what runs on a crash" },
  { path: "/proc/sys/kernel/modprobe", permission: "write", what: "choose what loads modules" },
  { path: "/proc/sys/net/ipv4/ip_forward", permission: "write", what: "change network settings" },
  { path: "/proc/kcore", permission: "read", what: "read the kernel's memory" },
  { path: "/proc/kmsg", permission: "read", what: "read the kernel's log" },
  { path: "/dev/mem", permission: "read", what: "read the machine's memory" },
  { path: "/sys/fs/cgroup/cgroup.procs", permission: "write", what: changesGroups },
  { path: "/sys/fs/selinux/enforce", permission: "write", what: "switch SELinux" },
  { path: "/sys/fs/selinux/load", permission: "write", what: "load a policy" },
  { path: "/etc/shadow", permission: "read", what: "read the host's passwords" },
  { path: "/etc/passwd", permission: "write", what: "change the host's accounts" },
  { path: "/usr/bin/sh", permission: "write", what: "change the host's programs" },
  { path: "/run/libvirt/libvirt-sock", permission: "write", what: "speak to libvirt" },
  { path: "/run/dbus/system_bus_socket", permission: "write", what: "speak to the host's bus" },
];

function readFile(path: string): { context: string; object: string } | null {
  const found = lstatSync(path, { throwIfNoEntry: false });
  const context = found && libc.getAttributeOfName(path, "security.selinux");
  return context ? { context: context.toString("utf8").replace(/\0$/, ""), object: classOf(found) } : null;
}

function classOf(found: Stats): string {
  if (found.isSocket()) return "sock_file";
  if (found.isCharacterDevice()) return "chr_file";
  return found.isSymbolicLink() ? "lnk_file" : "file";
}

function withPair(context: string, [low, high]: McsPair): string {
  return context.replace(/c\d+,c\d+$/, `c${low},c${high}`);
}

/** Two categories, neither of them its own. */
function anotherPair(own: McsPair): McsPair {
  const [low = 0, high = 1] = [0, 1, 2, 3].filter((category) => !own.includes(category));
  return [low, high];
}
