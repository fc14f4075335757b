import { attempt } from "./attempt";
import { keep } from "./keep";
import { python } from "./python";

/** At the network: its own, which it needs no rights on, and the host's. */
export const onNetwork = [
  attempt(
    "forward",
    "Packet forwarding (of its own network; here: left as it is)",
    ["label", "capabilities"],
    keep("/proc/sys/net/ipv4/ip_forward"),
  ),
  attempt(
    "raw-socket",
    "Raw packets (of its own network)",
    ["capabilities"],
    python("socket.socket(socket.AF_PACKET, socket.SOCK_RAW)"),
  ),
  attempt(
    "own-interface",
    "An interface set up (of its own network; here: one that is up)",
    ["label", "capabilities"],
    "ip link set dev lo up",
  ),
  attempt(
    "host-interface",
    "An interface of the host set up (one that is up)",
    ["label", "capabilities", "namespaces"],
    "ip link set dev virbr0 up",
  ),
];
