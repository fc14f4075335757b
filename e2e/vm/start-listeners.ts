import { ask } from "./ask";
import { runInside } from "./run-inside";

/** Starts what the attempts go for: sockets of a process in right, and one of a service of the host. */
export async function startListeners(): Promise<void> {
  const said = await runInside("right", listen);
  if (said !== "exit 0\n") throw new Error(`right does not listen: ${said}`);
  // Held by systemd in the service's name; the service has nothing to do.
  await ask(
    "systemd-run --quiet --unit host-listens --socket-property ListenStream=@host-listens sleep infinity",
  );
}

/** Leaves a process behind that holds three sockets, and ends when all of them take connections. */
const listen = `python3 -c '
import os, signal, socket
def bind(kind, address):
    bound = socket.socket(socket.AF_UNIX, kind)
    bound.bind(address)
    return bound
stream = bind(socket.SOCK_STREAM, "\\0right-stream")
stream.listen()
datagram = bind(socket.SOCK_DGRAM, "\\0right-datagram")
named = bind(socket.SOCK_STREAM, "/.sandboxcontainer/log/socket")
named.listen()
if os.fork() == 0:
    os.setsid()
    open("/proc/self/comm", "w").write("right-listens")
    for descriptor in (0, 1, 2): os.dup2(os.open("/dev/null", os.O_RDWR), descriptor)
    signal.pause()
'`;
