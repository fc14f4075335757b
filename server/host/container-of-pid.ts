import { readFileSync } from "node:fs";

/**
 * The libvirt domain in whose control group a process is now; null when it is in none, or has ended. Groups of the LXC driver are
 * `machine-lxc\\x2dID\\x2dNAME.scope` under systemd (machined escapes the hyphens), `lxc-ID-NAME.libvirt-lxc` else.
 */
export function containerOfPid(pid: number): string | null {
  try {
    return parseGroup(readFileSync(`/proc/${pid}/cgroup`, "utf8"));
  } catch {
    return null;
  }
}

/** A user may name groups as he likes, below user.slice (systemd's delegation): those are nobody's container. */
export function parseGroup(text: string): string | null {
  const plain = text.replaceAll("\\x2d", "-").replaceAll(/^.*\/user\.slice\/.*$/gm, "");
  return (
    /\/machine-lxc-\d+-([a-z][a-z0-9-]{0,31})\.scope(?:\/|$)|\/lxc-\d+-([a-z][a-z0-9-]{0,31})\.libvirt-lxc(?:\/|$)/m
      .exec(plain)
      ?.slice(1)
      .find((name) => name !== undefined) ?? null
  );
}
