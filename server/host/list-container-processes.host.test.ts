import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { listContainerProcesses } from "./list-container-processes";
import { listDomains } from "./list-domains";
import { shellDomain } from "./testing/shell-domain";

const { name } = shellDomain("processes", "/bin/sleep 59 & exec /bin/sleep 60");

it("lists the init, what it started and what entered from outside, and not libvirt's controller", async () => {
  const entered = spawn("virsh", ["-c", "lxc:///", "lxc-enter-namespace", name, "--", "/bin/sleep", "61"], {
    stdio: "ignore",
  });
  try {
    const wanted = ["/bin/sleep 59", "/bin/sleep 60", "/bin/sleep 61"];
    const { pids, controllerPid } = await until(async () => {
      const domain = (await listDomains()).find((found) => found.name === name);
      const { initPid = null, controllerPid = null } = domain ?? {};
      if (initPid === null || controllerPid === null) return null;
      const pids = listContainerProcesses(initPid, controllerPid);
      const commands = pids.map(commandOf);
      return wanted.every((command) => commands.includes(command)) ? { pids, controllerPid } : null;
    });
    expect(pids).not.toContain(controllerPid);
    expect(pids).not.toContain(process.pid);
    expect(pids.map(commandOf).filter((command) => command.includes("libvirt"))).toEqual([]);
  } finally {
    entered.kill();
  }
});

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return "";
  }
}

async function until<Found>(look: () => Promise<Found | null>): Promise<Found> {
  for (;;) {
    const found = await look();
    if (found !== null) return found;
  }
}
