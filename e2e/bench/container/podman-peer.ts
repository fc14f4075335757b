import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Plan } from "@/server/contract/plan";
import { runCommand } from "@/server/host/run-command";
import type { Peer } from "./peer";

/**
 * The same tree, mounts and init in podman, the tree below an overlay that is thrown away. Its limits are
 * lowered: podman would raise them, which needs CAP_SYS_RESOURCE, and not every host gives that.
 */
export async function podmanPeer(plan: Plan): Promise<Peer> {
  const pidFile = join(plan.store.path, "podman.pid");
  const command = [
    ...(await withoutHybridCgroups()),
    ...["podman", "run", "--rm", "--name", plan.name, "--network", "none", "--pidfile", pidFile],
    ...["--ulimit", "nofile=1024:1024", "--ulimit", "nproc=4096:4096"],
    ...plan.mounts.flatMap(({ kind, source, target, readOnly }) => {
      if (kind === "tmpfs") return ["--tmpfs", target];
      return kind === "bind" ? ["--volume", `${source}:${target}:${readOnly ? "ro" : "rw"}`] : [];
    }),
    ...["--rootfs", `${join(plan.store.path, "root")}:O`],
    ...[plan.init.reaper, "--", "/.sandboxcontainer/control/init"],
  ];
  return {
    command,
    findInit: async () => Number(await readFile(pidFile, "utf8").catch(() => "")) || null,
    async tidyUp() {
      await runCommand("podman", ["rm", "--force", "--ignore", "--time", "0", plan.name]);
      await rm(pidFile, { force: true });
    },
  };
}

/** crun refuses the hybrid layout, as libvirt does, and with the same cure: out of sight in a mount namespace. */
async function withoutHybridCgroups(): Promise<string[]> {
  const unified = "/sys/fs/cgroup/unified";
  if (!(await readFile("/proc/self/mountinfo", "utf8")).includes(` ${unified} `)) return [];
  const script = 'umount "$0" && exec "$@"';
  return ["unshare", "--mount", "--propagation", "private", "--", "sh", "-c", script, unified];
}
