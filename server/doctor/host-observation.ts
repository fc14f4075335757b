import type { LibvirtFacts, NetworkFacts, SelinuxFacts } from "@/server/contract/facts";
import type { PackageDb } from "@/server/contract/package-db";
import type { PolicyUpdate } from "@/server/host/policy-update";

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
  /**
   * /etc/libvirt/lxc.conf: the settings that are not commented out, none where there is no file; null when it cannot be read.
   * Times in milliseconds since the epoch: `changedAt` null without a file, `daemonStartedAt` where none runs.
   */
  lxcConf: {
    settings: Record<string, string>;
    changedAt: number | null;
    daemonStartedAt: number | null;
  } | null;
  /** That what is ours in the host's policy is not, or was not, brought up to date; null when it is, or cannot be seen. */
  policyUpdate: PolicyUpdate | null;
  /** SELinux domains of the product's own processes; null where SELinux is off. */
  ownDomains: {
    /** As services of systemd. */
    isInstalled: boolean;
    /** Context of the helper when it is the helper that looks. */
    helper: string | null;
    services: {
      unit: string;
      domain: string;
      /** Whether the loaded policy has the domain; null when the kernel does not say. */
      isKnown: boolean | null;
      /** Null when the kernel does not say. */
      isPermissive: boolean | null;
      /** Of its processes that systemd started; none while it does not run. */
      contexts: string[];
    }[];
  } | null;
  hasAuditLog: boolean;
  userNamespaces: { supported: boolean; limit: number };
  storage: { path: string; freeBytes: number };
  /** Programs that are not installed, from the list in tool-packages.ts. */
  missingTools: string[];
  hasPamFile: boolean;
  /** Members of the groups that may sign in (wheel, sudo). */
  administrators: string[];
};
