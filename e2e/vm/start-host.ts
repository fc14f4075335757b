import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { execa } from "execa";
import { runCommand } from "@/server/host/run-command";
import { askHost, sshArguments } from "./ask-host";
import type { Disk } from "./build-disk";
import { hostPaths } from "./host-paths";
import { readHostPid } from "./read-host-pid";

/**
 * Boots the host from an overlay, so the disk in the cache stays as it was built, and waits until its system is up.
 * Emulated, not virtualised: it needs no /dev/kvm. Throws when the machine ends or is not up within five minutes.
 */
export async function startHost(disk: Disk): Promise<void> {
  rmSync(hostPaths.run, { recursive: true, force: true });
  mkdirSync(hostPaths.run, { recursive: true, mode: 0o700 });
  const port = await findFreePort();
  writeFileSync(hostPaths.port, `${port}\n`);
  const overlay = ["create", "-q", "-f", "qcow2", "-b", disk.image, "-F", "raw", hostPaths.overlay];
  await runCommand("qemu-img", overlay);
  await runCommand("nice", ["-n", "10", "qemu-system-x86_64", ...describeMachine(disk, port)]);
  await waitUntilUp();
  await execa("ssh", ["-M", "-N", "-f", ...sshArguments()], { stdio: "ignore" });
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

function describeMachine({ kernel, initrd }: Disk, port: number): string[] {
  return [
    ...["-name", "enforcing-host", "-nodefaults", "-display", "none", "-no-reboot"],
    ...["-accel", "tcg,thread=multi", "-cpu", "max", "-smp", "2", "-m", "3072"],
    ...["-kernel", kernel, "-initrd", initrd, "-append", kernelArguments],
    // The overlay is thrown away, so nothing has to reach the disk.
    ...["-drive", `file=${hostPaths.overlay},if=virtio,cache=unsafe`],
    ...["-netdev", `user,id=net,hostfwd=tcp:127.0.0.1:${port}-:22`],
    ...["-device", "virtio-net-pci,netdev=net,romfile=", "-device", "virtio-rng-pci"],
    ...["-serial", `file:${hostPaths.console}`, "-daemonize", "-pidfile", hostPaths.pid],
  ];
}

const kernelArguments =
  "root=/dev/vda rw console=ttyS0 quiet security=selinux selinux=1 enforcing=1 audit=1 audit_backlog_limit=8192";

async function waitUntilUp(): Promise<void> {
  const end = Date.now() + 5 * 60_000;
  while (Date.now() < end) {
    if (readHostPid() === null) throw new Error(`The host's machine has ended; read ${hostPaths.console}.`);
    const { stdout } = await askHost("systemctl is-system-running --wait");
    if (["running", "degraded"].includes(stdout.trim())) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error(`The host is not up after five minutes; read ${hostPaths.console}.`);
}
