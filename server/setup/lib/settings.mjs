/** The settings of server/host/settings.ts that the setup needs: the same names, the same defaults. */
export const settings = {
  stateDir: process.env.SC_STATE_DIR ?? "/var/lib/sandboxcontainer",
  runtimeDir: process.env.SC_RUNTIME_DIR ?? "/run/sandboxcontainer",
  libvirtUri: process.env.SC_LIBVIRT_URI ?? "lxc:///",
  listen: process.env.SC_LISTEN ?? "127.0.0.1",
  /** As typed: whoever listens checks it. */
  port: process.env.SC_PORT ?? "9090",
};
