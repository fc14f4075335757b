import { z } from "zod";

/** Where this installation keeps things and whom it talks to, from the environment (SC_*), checked once. */
export const settings = readSettings(process.env);

export type Settings = ReturnType<typeof readSettings>;

function readSettings(env: NodeJS.ProcessEnv) {
  const path = z.string().regex(/^\/[A-Za-z0-9._/-]*$/, "an absolute path of plain characters");
  return z
    .object({
      /** Database, containers, audit: survives reboots. */
      SC_STATE_DIR: path.default("/var/lib/sandboxcontainer"),
      /** Sockets: helper.sock (0660, group sandboxcontainer) and root.sock (0600). */
      SC_RUNTIME_DIR: path.default("/run/sandboxcontainer"),
      SC_LIBVIRT_URI: z.string().default("lxc:///"),
      /** What auditd writes (log_file of auditd.conf(5)). */
      SC_AUDIT_LOG: path.default("/var/log/audit/audit.log"),
      /** How much of each container's log is kept, in MiB. */
      SC_LOG_MIB: z.coerce.number().int().min(1).max(1_048_576).default(256),
      SC_PORT: z.coerce.number().int().min(0).max(65535).default(9090),
      SC_LISTEN: z.string().default("127.0.0.1"),
      /** Names by which the page may be asked for, besides the loopback ones: host names or addresses, comma-separated. */
      SC_HOSTS: z.string().default(""),
    })
    .transform((value) => ({
      stateDir: value.SC_STATE_DIR,
      runtimeDir: value.SC_RUNTIME_DIR,
      libvirtUri: value.SC_LIBVIRT_URI,
      auditLog: value.SC_AUDIT_LOG,
      logBytes: value.SC_LOG_MIB * 1024 * 1024,
      port: value.SC_PORT,
      listen: value.SC_LISTEN,
      hosts: value.SC_HOSTS.split(",")
        .map((name) => name.trim().toLowerCase())
        .filter((name) => name !== ""),
    }))
    .parse(env);
}
