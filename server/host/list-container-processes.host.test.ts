import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { createKernelFiles } from "./kernel-files";
import { listContainerProcesses } from "./list-container-processes";
import { listDomains } from "./list-domains";
import { listNamespaceProcesses } from "./list-namespace-processes";
import { readInnerContexts } from "./read-inner-contexts";
import { shellDomain } from "./testing/shell-domain";

const { name } = shellDomain("processes", "/bin/sleep 59 & exec /bin/sleep 60");

it("lists the init, what it started and what entered from outside, and not libvirt's controller", async () => {
  const entered = spawn("virsh", ["-c", "lxc:///", "lxc-enter-namespace", name, "--", "/bin/sleep", "61"], {
    stdio: "ignore",
  });
  try {
    const wanted = ["/bin/sleep 59", "/bin/sleep 60", "/bin/sleep 61"];
    const { pids, controllerPid } = await until(async () => {
      const found = await findPids();
      if (found === null) return null;
      const { initPid, controllerPid } = found;
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

it("the pid namespace shows who entered it from outside and stayed in its own control group", async () => {
  const { initPid, controllerPid } = await until(findPids);
  const entered = spawn("nsenter", ["--target", String(initPid), "--all", "--", "/bin/sleep", "64"], {
    stdio: "ignore",
  });
  try {
    const commands = () => listNamespaceProcesses(initPid).map(commandOf);
    while (!commands().includes("/bin/sleep 64")) await setImmediate();
    const known = listContainerProcesses(initPid, controllerPid);
    expect(known.map(commandOf)).not.toContain("/bin/sleep 64");
    // Labels cannot be read where SELinux is off: what is asked for stands in for them.
    const asked: string[] = [];
    const read = (path: string) => {
      asked.push(
        readFileSync(path.replace(/attr.current$/, "cmdline"), "utf8")
          .replaceAll("\0", " ")
          .trim(),
      );
      return null;
    };
    readInnerContexts(initPid, known.length, read);
    expect(asked).toContain("/bin/sleep 64");
    expect(readInnerContexts(initPid, known.length + 1, read)).toEqual([]);
  } finally {
    entered.kill();
  }
});

it("sees who has entered since the last look, and the one before it, at whatever pace it looks", async () => {
  const files = createKernelFiles(100);
  const { initPid, controllerPid } = await until(findPids);
  const look = () => listContainerProcesses(initPid, controllerPid, files.read).map(commandOf);
  const entered: ChildProcess[] = [];
  try {
    for (const command of ["/bin/sleep 62", "/bin/sleep 63"]) {
      expect(look()).not.toContain(command);
      const args = ["-c", "lxc:///", "lxc-enter-namespace", name, "--", ...command.split(" ")];
      entered.push(spawn("virsh", args, { stdio: "ignore" }));
      while (!look().includes(command)) await setImmediate();
    }
  } finally {
    files.closeAll();
    for (const child of entered) child.kill();
  }
});

async function findPids(): Promise<{ initPid: number; controllerPid: number } | null> {
  const domain = (await listDomains()).find((found) => found.name === name);
  const { initPid = null, controllerPid = null } = domain ?? {};
  return initPid === null || controllerPid === null ? null : { initPid, controllerPid };
}

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
