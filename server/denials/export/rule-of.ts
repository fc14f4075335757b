import type { Denial } from "@/server/contract/denial";
import { findSurface } from "../explain/find-surface";
import { isBreach } from "../explain/is-breach";

/**
 * The rule that would have allowed a denial, where a missing one was all that denied it and it opens nothing that holds the
 * container back: reading files of the host that it sees already, ports of its own network, its own memory. Null
 * for everything else: what crosses to another container, secrets, the kernel, capabilities (they are the plan's), and what
 * another answer serves (a label, a copy). The list names what may be opened; what it does not know stays closed.
 */
export function ruleOf(denial: Denial): AllowRule | null {
  const { class: className, permissions, source, target, container, victim, result, explanation } = denial;
  if (className === null || source === null || target === null || permissions.length === 0) return null;
  if (result !== "denied" || container === null || victim !== null) return null;
  if (explanation.suspicious || !missingRule.has(explanation.kind)) return null;
  if (source.type !== `sc_${container}_t` || isBreach(denial) || findSurface(denial) !== null) return null;
  const open = listOpen(source.type, target.type)[className] ?? [];
  if (!permissions.every((permission) => open.includes(permission))) return null;
  const object = target.type === source.type ? "self" : target.type;
  return { source: source.type, target: object, class: className, permissions: [...permissions].sort() };
}

/** In the order of CIL: `(allow SOURCE TARGET (CLASS (PERMISSIONS)))`. */
export type AllowRule = { source: string; target: string; class: string; permissions: string[] };

const missingRule = new Set(["type", "port"]);

function listOpen(source: string, target: string): Readonly<Record<string, readonly string[]>> {
  if (target === source) return own;
  if (/^[a-z]\w*_port_t$/.test(target)) return ports;
  return openTypes.has(target) ? files : {};
}

const own = {
  netlink_kobject_uevent_socket: ["bind", "create", "getattr", "getopt", "read", "setopt"],
  process: ["execheap", "execstack", "ptrace"],
  unix_seqpacket_socket: [
    "accept",
    "bind",
    "connect",
    "create",
    "getattr",
    "getopt",
    "listen",
    "read",
    "setopt",
    "shutdown",
    "write",
  ],
};

const ports = {
  tcp_socket: ["name_bind", "name_connect"],
  udp_socket: ["name_bind"],
};

const files = {
  dir: ["getattr", "ioctl", "lock", "open", "read", "search", "watch"],
  file: ["execute", "execute_no_trans", "getattr", "ioctl", "lock", "map", "open", "read", "watch"],
  lnk_file: ["getattr", "read"],
};

/** Types of what packages bring for everybody to read: programs, libraries, settings, documentation, fonts, sites. */
const openTypes = new Set(
  "bin etc fonts fonts_cache httpd_sys_content ld_so ld_so_cache lib locale man net_conf shell_exec src systemd_unit textrel_shlib usr"
    .split(" ")
    .map((name) => `${name}_t`),
);
