import { readFile } from "node:fs/promises";
import { cpus, loadavg, release, totalmem } from "node:os";
import { runCommand } from "@/server/host/run-command";

/** What the figures depend on, as pairs of a name and a value. */
export async function describeMachine(): Promise<[string, string][]> {
  const [first] = cpus();
  return [
    ["date", new Date().toISOString().slice(0, 16).replace("T", " ")],
    ["system", await readSystem()],
    ["kernel", release()],
    ["processor", `${first?.model ?? "unknown"}, ${cpus().length} cores`],
    ["memory", `${(totalmem() / 1024 ** 3).toFixed(1)} GiB`],
    ["load at the start (1, 5, 15 min)", readLoad()],
    ["node", process.version],
    ["libvirt", await readVersion("virsh", ["--version"])],
    ["podman", await readVersion("podman", ["--version"])],
    ["systemd-nspawn", await readVersion("systemd-nspawn", ["--version"])],
  ];
}

/** How busy the machine is: other work makes every figure worse, and a ratio less sure. */
export function readLoad(): string {
  return loadavg()
    .map((load) => load.toFixed(1))
    .join(", ");
}

async function readSystem(): Promise<string> {
  const text = await readFile("/etc/os-release", "utf8").catch(() => "");
  return /^PRETTY_NAME="?([^"\n]*)/m.exec(text)?.[1] ?? "unknown";
}

async function readVersion(file: string, args: string[]): Promise<string> {
  try {
    return (await runCommand(file, args)).split("\n")[0] ?? "unknown";
  } catch {
    return "not installed";
  }
}
