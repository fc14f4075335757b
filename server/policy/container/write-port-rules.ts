import type { Capability } from "@/server/contract/capability";

/**
 * Ports below 1024 and raw packets only with the capability that the kernel asks for as well. The other ports are open
 * to every container by the host's module: they are its own, in its own network namespace.
 */
export function writePortRules(type: string, capabilities: readonly Capability[]): string {
  return [
    capabilities.includes("net_bind_service")
      ? `; Ports below 1024, as the plan's net_bind_service says.\n${eachProtocol(type, "reserved_port_type", "name_bind")}`
      : "; No port below 1024: the plan has no net_bind_service.",
    capabilities.includes("net_raw")
      ? `; Raw packets, as the plan's net_raw says; of its own network only.\n${rawSockets(type)}`
      : null,
    "",
  ]
    .filter((line) => line !== null)
    .join("\n");
}

function eachProtocol(type: string, ports: string, permission: string): string {
  return ["tcp_socket", "udp_socket"]
    .map((name) => `(allow ${type} ${ports} (${name} (${permission})))`)
    .join("\n");
}

function rawSockets(type: string): string {
  const permissions = "bind connect create getattr getopt ioctl read setopt write";
  return ["rawip_socket", "packet_socket"]
    .map((name) => `(allow ${type} self (${name} (${permissions})))`)
    .join("\n");
}
