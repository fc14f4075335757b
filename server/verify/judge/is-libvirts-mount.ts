import type { Mount } from "@/server/host/read-mounts";
import type { LiveObservation } from "../observation";

/**
 * Whether a mount of a container is one that libvirt makes in each (lxc_container.c lxcBasicMounts, lxcContainerMountFSDev,
 * lxcContainerMountProcFuse, lxcContainerSetupDevices; virCgroupBindMount): by where it is, and by what is mounted there.
 * What is to be the container's own must not be the host's.
 */
export function isLibvirtsMount(mount: Mount, { mounts, hostMounts }: LiveObservation): boolean {
  const isHosts = hostMounts.some(({ device }) => device === mount.device);
  const terminals = mounts.find(({ target }) => target === "/dev/pts")?.device;
  return forms.some(
    ({ target, type, root, of }) =>
      target.test(mount.target) &&
      type.test(mount.type) &&
      root.test(mount.root) &&
      (of === "terminals" ? mount.device === terminals : (of === "host") === isHosts),
  );
}

/** `of` is whose file system it is: the host's, the container's own, or that of the container's own terminals. */
type Form = { target: RegExp; type: RegExp; root: RegExp; of: "host" | "container" | "terminals" };

const forms: readonly Form[] = [
  { target: /^\/proc$/, type: /^proc$/, root: /^\/$/, of: "container" },
  { target: /^\/proc\/sys$/, type: /^proc$/, root: /^\/sys$/, of: "container" },
  // The way of the host's /proc; which network is behind it depends on who looks (proc_net(5)).
  { target: /^\/proc\/sys\/net\/ipv4$/, type: /^proc$/, root: /^\/sys\/net\/ipv4$/, of: "host" },
  { target: /^\/proc\/sys\/net\/ipv6$/, type: /^proc$/, root: /^\/sys\/net\/ipv6$/, of: "host" },
  { target: /^\/proc\/meminfo$/, type: /^fuse$/, root: /^\/meminfo$/, of: "container" },
  { target: /^\/sys$/, type: /^sysfs$/, root: /^\/$/, of: "container" },
  { target: /^\/sys\/kernel\/security$/, type: /^securityfs$/, root: /^\/$/, of: "host" },
  { target: /^\/sys\/fs\/selinux$/, type: /^selinuxfs$/, root: /^\/$/, of: "host" },
  { target: /^\/sys\/fs\/cgroup$/, type: /^tmpfs$/, root: /^\/$/, of: "container" },
  { target: /^\/sys\/fs\/cgroup$/, type: /^cgroup2$/, root: /^\/$/, of: "host" },
  { target: /^\/sys\/fs\/cgroup\/[\w,=-]+$/, type: /^cgroup2?$/, root: /^\/$/, of: "host" },
  { target: /^\/dev$/, type: /^tmpfs$/, root: /^\/$/, of: "container" },
  { target: /^\/dev\/pts$/, type: /^devpts$/, root: /^\/$/, of: "container" },
  { target: /^\/dev\/ptmx$/, type: /^devpts$/, root: /^\/ptmx$/, of: "terminals" },
  { target: /^\/dev\/(console|tty)\d*$/, type: /^devpts$/, root: /^\/\d+$/, of: "terminals" },
];
