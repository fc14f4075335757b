import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { runCommand } from "@/server/host/run-command";
import { askHost, sshArguments } from "./ask-host";
import type { Disk } from "./build-disk";
import { findFreePort } from "./find-free-port";
import { hostPaths } from "./host-paths";
import { readHostPid } from "./read-host-pid";

/**
 * Boots the host from an overlay, so the disk in the cache stays as it was built, and waits until its system is up.
 * `release` is an image that it gets as a second disk, read-only.
 * Emulated, not virtualised: it needs no /dev/kvm. Throws with the end of its console when the machine ends or is not
 * up within ten minutes (half a minute is usual), and when `signal` says so.
 */
export async function startHost(
  disk: Disk,
  signal: AbortSignal,
  release: string | null = null,
): Promise<void> {
  const from = Date.now();
  rmSync(hostPaths.run, { recursive: true, force: true });
  mkdirSync(hostPaths.run, { recursive: true, mode: 0o700 });
  const ports = { ssh: await findFreePort(), page: await findFreePort() };
  writeFileSync(hostPaths.port, `${ports.ssh}\n`);
  writeFileSync(hostPaths.pagePort, `${ports.page}\n`);
  const overlay = ["create", "-q", "-f", "qcow2", "-b", disk.image, "-F", "raw", hostPaths.overlay];
  await runCommand("qemu-img", overlay, { signal });
  const machine = [
    ...describeMachine(disk, ports),
    ...(release === null ? [] : ["-drive", `file=${release},if=virtio,format=raw,readonly=on`]),
  ];
  await runCommand("nice", ["-n", "10", "qemu-system-x86_64", ...machine], { signal });
  await waitUntilUp(signal);
  await execa("ssh", ["-M", "-N", "-f", ...sshArguments()], { stdio: "ignore", timeout: 60_000 });
  process.stderr.write(`Booted in ${((Date.now() - from) / 1000).toFixed(0)} s\n`);
}

function describeMachine({ kernel, initrd }: Disk, ports: { ssh: number; page: number }): string[] {
  const forwards = [`tcp:127.0.0.1:${ports.ssh}-:22`, `tcp:127.0.0.1:${ports.page}-:9090`];
  return [
    ...["-name", "enforcing-host", "-nodefaults", "-display", "none", "-no-reboot"],
    // One processor: with two emulated at once, what Node compiles while it runs ended by SIGILL in two runs of three.
    ...["-accel", "tcg", "-cpu", "max", "-smp", "1", "-m", "3072"],
    ...["-kernel", kernel, "-initrd", initrd, "-append", kernelArguments],
    // The overlay is thrown away, so nothing has to reach the disk.
    ...["-drive", `file=${hostPaths.overlay},if=virtio,cache=unsafe`],
    ...["-netdev", ["user,id=net", ...forwards.map((forward) => `hostfwd=${forward}`)].join()],
    ...["-device", "virtio-net-pci,netdev=net,romfile=", "-device", "virtio-rng-pci"],
    ...["-serial", `file:${hostPaths.console}`, "-daemonize", "-pidfile", hostPaths.pid],
  ];
}

const kernelArguments = [
  // A kernel that panics reboots, and a machine that may not reboot (-no-reboot) ends: nobody waits for it in vain.
  "root=/dev/vda rw console=ttyS0 quiet panic=-1 security=selinux selinux=1 enforcing=1",
  // Against faults of processors that this one does not have; they cost much where every instruction is emulated.
  "mitigations=off",
  // Room for the records of a burst, in the kernel and in auditd's socket: an emulated auditd can be late.
  "audit=1 audit_backlog_limit=8192 sysctl.net.core.rmem_default=8388608",
].join(" ");

async function waitUntilUp(signal: AbortSignal): Promise<void> {
  const end = Date.now() + 10 * 60_000;
  while (Date.now() < end) {
    if (readHostPid() === null) throw new Error(`The host's machine has ended.\n${readConsoleEnd()}`);
    const { stdout } = await askHost("systemctl is-system-running --wait", { signal });
    if (["running", "degraded"].includes(stdout.trim())) return;
    await sleep(1000, undefined, { signal });
  }
  throw new Error(`The host is not up after ten minutes.\n${readConsoleEnd()}`);
}

function readConsoleEnd(): string {
  return existsSync(hostPaths.console) ? readFileSync(hostPaths.console, "utf8").slice(-3000) : "";
}
