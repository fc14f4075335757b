import type { Check } from "@/server/contract/check";
import type { HostObservation } from "../host-observation";
import { fix } from "../make-fix";

/**
 * libvirt's LXC driver works with version 1 alone or version 2 alone. On a hybrid layout (version 1 plus version 2 at
 * /sys/fs/cgroup/unified) starting fails: "virCgroupV2BindMount: Unable to create directory /sys/fs/cgroup/unified".
 */
export function checkCgroups(host: HostObservation): Check {
  const base = { id: "cgroups", area: "cgroups", title: "Control groups" } as const;
  const { layout, seenByDaemon } = host.cgroups;
  if (layout === "v1" || layout === "v2") {
    return { ...base, state: "ok", detail: `Version ${layout.slice(1)} alone: works.`, fix: null };
  }
  if (layout === "none") {
    const detail = "Nothing is mounted below /sys/fs/cgroup, so no container can start.";
    return {
      ...base,
      state: "fail",
      detail,
      fix: fix("Mount version 2.", "mount -t cgroup2 none /sys/fs/cgroup"),
    };
  }
  if (seenByDaemon === false) {
    const detail = "Hybrid, but libvirt's daemon runs out of sight of the version 2 mount: works.";
    return { ...base, state: "ok", detail, fix: null };
  }
  return {
    ...base,
    state: seenByDaemon === null ? "warn" : "fail",
    detail:
      "Hybrid (version 1, and version 2 at /sys/fs/cgroup/unified): libvirt's LXC driver cannot start containers.",
    fix: host.hasSystemd ? rebootFix(host) : daemonFix,
  };
}

function rebootFix({ family }: HostObservation) {
  const setting = "systemd.unified_cgroup_hierarchy=1";
  return fix(
    "Boot with version 2 alone.",
    family === "fedora"
      ? `grubby --update-kernel=ALL --args=${setting} && reboot`
      : `sed -i 's/^GRUB_CMDLINE_LINUX="/&${setting} /' /etc/default/grub && update-grub && reboot`,
  );
}

const daemonFix = fix(
  "Run libvirt's daemon where it does not see the version 2 mount. `npm start` does so when it starts the daemon itself.",
  "kill $(cat /run/libvirtd.pid); unshare --mount --propagation private sh -c 'umount /sys/fs/cgroup/unified && exec libvirtd -d'",
);
