import type { LibvirtFacts, NetworkFacts, SelinuxFacts } from "@/server/contract/facts";
import type { PackageDb } from "@/server/contract/package-db";

/** What doctor saw of the host, read once; the checks only judge it. */
export type HostObservation = {
  isRoot: boolean;
  /** Which package tools the fixes name; null: another distribution. */
  family: "debian" | "fedora" | null;
  hasSystemd: boolean;
  libvirtUri: string;
  libvirt: LibvirtFacts | null;
  /** Why libvirt did not answer. */
  libvirtError: string | null;
  /** Domain types that libvirt's capabilities list on this connection. */
  domainTypes: string[];
  /** Daemon installed: one for all drivers, or one for LXC alone. */
  daemon: "libvirtd" | "virtlxcd" | null;
  hasLxcDriver: boolean;
  cgroups: {
    layout: "v1" | "v2" | "hybrid" | "none";
    /** Whether libvirt's daemon sees /sys/fs/cgroup/unified; null when it does not run or is not ours to see. */
    seenByDaemon: boolean | null;
  };
  network: NetworkFacts | null;
  databases: { kind: PackageDb; packages: number }[];
  selinux: SelinuxFacts;
  /** Containers of ours whose stored definition has no label. */
  unlabelledContainers: string[];
  /** Settings of /etc/libvirt/lxc.conf that are not commented out; null when it cannot be read. */
  lxcConf: Record<string, string> | null;
  hasAuditLog: boolean;
  userNamespaces: { supported: boolean; limit: number };
  storage: { path: string; freeBytes: number };
  /** Programs that are not installed, from the list in tool-packages.ts. */
  missingTools: string[];
  hasPamFile: boolean;
  /** Members of the groups that may sign in (wheel, sudo). */
  administrators: string[];
};
