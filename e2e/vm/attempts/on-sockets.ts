import { attempt, type Barrier } from "./attempt";
import { python } from "./python";

/** At services' sockets: those in /run, which is mounted by mistake, and those without a file (unix(7), abstract). */
export const onSockets = [
  connect("libvirt-socket", "libvirt's socket, /run mounted by mistake", "/given-run/libvirt/libvirt-sock", [
    "label",
  ]),
  connect("bus", "The host's D-Bus, /run mounted by mistake", "/given-run/dbus/system_bus_socket", ["label"]),
  connect("systemd", "systemd's own socket, /run mounted by mistake", "/given-run/systemd/private", [
    "label",
  ]),
  connect(
    "journal",
    "The journal's socket, /run mounted by mistake",
    "/given-run/systemd/journal/socket",
    ["label"],
    "DGRAM",
  ),
  connect("host-abstract", "A socket without a file of a service of the host", "\\0host-listens", [
    "label",
    "namespaces",
  ]),
  connect(
    "neighbour-socket",
    "A socket of another container whose directory was mounted by mistake",
    "/given/log/socket",
    ["label"],
  ),
  connect("neighbour-abstract", "A socket without a file of another container", "\\0right-stream", [
    "label",
    "namespaces",
  ]),
];

function connect(
  id: string,
  what: string,
  address: string,
  stoppedBy: readonly Barrier[],
  kind: "STREAM" | "DGRAM" = "STREAM",
) {
  const program = `socket.socket(socket.AF_UNIX, socket.SOCK_${kind}).connect("${address}")`;
  return attempt(id, what, stoppedBy, python(program));
}
