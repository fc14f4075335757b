import { ScError } from "@/server/contract/error";
import { type CommandOptions, runCommand } from "./run-command";
import { settings } from "./settings";

/**
 * Runs one virsh command on the LXC connection and gives its standard output. `args` is the argv of the command;
 * names that come from a person or from libvirt go behind `--`, best as a uuid.
 * Throws ScError libvirt_unreachable, container_not_found (no such domain), command_missing, cancelled or
 * command_failed.
 */
export async function virsh(args: readonly string[], options: VirshOptions = {}): Promise<string> {
  const { uri = settings.libvirtUri, ...rest } = options;
  try {
    return await runCommand("virsh", ["-c", uri, ...args], rest);
  } catch (error) {
    throw error instanceof ScError ? explain(error) : error;
  }
}

export type VirshOptions = CommandOptions & { uri?: string };

function explain(error: ScError): ScError {
  if (error.code === "command_missing") {
    return new ScError("command_missing", error.message, {
      fix: "Install the libvirt clients (Debian: libvirt-clients, Fedora: libvirt-client).",
      cause: error,
    });
  }
  if (error.code !== "command_failed") return error;
  if (connectionPattern.test(error.message)) {
    return new ScError("libvirt_unreachable", "libvirt does not answer.", {
      fix: "Start libvirt's LXC daemon (systemctl start virtlxcd.socket, or libvirtd.socket) and try again.",
      cause: error,
    });
  }
  if (/failed to get domain|Domain not found/.test(error.message)) {
    return new ScError("container_not_found", "libvirt has no such domain.", { cause: error });
  }
  return error;
}

/** What virsh says when the daemon is away (virsh.c vshConnectionUsability, rpc/virnetsocket.c). */
const connectionPattern =
  /failed to connect to the hypervisor|Failed to connect socket|Cannot recv data|End of file while reading|client socket is closed|no valid connection/;
