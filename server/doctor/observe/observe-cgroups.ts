import { readFileSync } from "node:fs";
import type { HostObservation } from "../host-observation";

/** The layout of control groups here, and whether libvirt's daemon sees the version 2 mount of a hybrid one. */
export function observeCgroups(): HostObservation["cgroups"] {
  const layout = judgeLayout(readMounts("self") ?? "");
  return { layout, seenByDaemon: layout === "hybrid" ? seesUnified() : null };
}

/** Reads the layout from the text of a mountinfo file (proc(5): fifth field the mount point, type behind " - "). */
export function judgeLayout(mountinfo: string): HostObservation["cgroups"]["layout"] {
  const mounts = mountinfo.split("\n").map((line) => ({
    point: line.split(" ")[4] ?? "",
    type: / - (\S+) /.exec(line)?.[1],
  }));
  const second = mounts.filter(({ type }) => type === "cgroup2").map(({ point }) => point);
  if (second.includes("/sys/fs/cgroup")) return "v2";
  const hasFirst = mounts.some(({ type, point }) => type === "cgroup" && point.startsWith("/sys/fs/cgroup/"));
  if (!hasFirst) return "none";
  return second.includes(unified) ? "hybrid" : "v1";
}

function seesUnified(): boolean | null {
  const pid = ["/run/virtlxcd.pid", "/run/libvirtd.pid"].map(readPid).find((found) => found !== null);
  const mounts = pid === undefined || pid === null ? null : readMounts(pid);
  return mounts === null || mounts === "" ? null : mounts.includes(` ${unified} `);
}

const unified = "/sys/fs/cgroup/unified";

function readPid(file: string): string | null {
  try {
    return /^\d+/.exec(readFileSync(file, "utf8").trim())?.[0] ?? null;
  } catch {
    return null;
  }
}

function readMounts(pid: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/mountinfo`, "utf8");
  } catch {
    return null;
  }
}
