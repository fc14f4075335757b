import type { Check } from "@/server/contract/check";
import type { HostObservation } from "./host-observation";

/** The command that installs packages on this host: apt-get or dnf, as root. Null where we know neither. */
export function installCommand(
  { family }: Pick<HostObservation, "family">,
  packages: Packages,
): string | null {
  if (family === "debian") return `apt-get install ${packages.debian}`;
  if (family === "fedora") return `dnf install ${packages.fedora}`;
  return null;
}

/** The command that starts libvirt's LXC daemon here. */
export function startLibvirtCommand({ hasSystemd, daemon }: HostObservation): string {
  if (!hasSystemd) return "npm start";
  return daemon === "virtlxcd"
    ? "systemctl enable --now virtlxcd.socket virtnetworkd.socket"
    : "systemctl enable --now libvirtd";
}

/** The command that makes libvirt's LXC daemon read its settings again; containers go on running. */
export function restartLibvirtCommand({ hasSystemd, daemon }: HostObservation): string {
  if (!hasSystemd) return "kill $(cat /run/libvirtd.pid) && npm start";
  return `systemctl restart ${daemon ?? "libvirtd"}`;
}

export function fix(text: string, command: string | null = null): NonNullable<Check["fix"]> {
  return { text, command };
}

type Packages = { debian: string; fedora: string };
