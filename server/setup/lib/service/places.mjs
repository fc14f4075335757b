import { join } from "node:path";

/** Where an installation lies; server/policy/sandboxcontainer_product.cil labels these paths. */
const program = "/usr/local/lib/sandboxcontainer";
export const places = {
  program,
  node: join(program, "bin", "node"),
  command: "/usr/local/bin/sandboxcontainer",
  units: "/etc/systemd/system",
  /** SC_PORT, SC_LISTEN, SC_HOSTS …: read by both services, never written by us. */
  environment: "/etc/sandboxcontainer.env",
};
