import { readFileSync } from "node:fs";

/**
 * Calls back soon after SELinux turns enforcing or permissive, or gets another policy. The kernel tells of it by
 * netlink, which Node cannot hear; its status page (selinux_status_open(3)) is 20 bytes, read four times a second. Where
 * SELinux is off, which only a boot changes, nothing is watched.
 */
export function watchSelinux({ signal, onChange }: SelinuxWatch): void {
  let before = readStatus();
  if (before === null) return;
  const timer = setInterval(() => {
    const now = readStatus();
    if (now === before) return;
    before = now;
    onChange();
  }, periodMs);
  timer.unref();
  signal.addEventListener("abort", () => clearInterval(timer), { once: true });
}

type SelinuxWatch = { signal: AbortSignal; onChange: () => void };

const periodMs = 250;

function readStatus(): string | null {
  try {
    return readFileSync("/sys/fs/selinux/status").toString("hex");
  } catch {
    return null;
  }
}
