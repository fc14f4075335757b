import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { runCommand } from "@/server/host/run-command";
import { buildBase } from "./build-base";
import { guestScript } from "./guest-script";
import { hashInputs } from "./hash-inputs";
import { hostPaths } from "./host-paths";
import { runStep } from "./run-step";
import { writeTestPolicy } from "./write-test-policy";

/**
 * The disk of the enforcing host with this checkout's policy in it, from the cache when nothing that it is made of has
 * changed. Labelled while it is a tree, so the first boot needs no relabel; filled without mounting anything.
 */
export async function buildDisk(signal: AbortSignal): Promise<Disk> {
  mkdirSync(hostPaths.cache, { recursive: true });
  await ensureKey();
  // Read at once: the code that builds is the code of now, whatever is edited while it runs.
  const inputs = readInputs();
  const base = await buildBase(signal);
  const folder = join(hostPaths.cache, `disk-${hashInputs([basename(base), ...inputs])}`);
  if (!existsSync(folder)) await build(base, folder, signal);
  dropOthers("disk-", folder);
  dropOthers("base-", base);
  return {
    image: join(folder, "disk.img"),
    kernel: join(folder, "vmlinuz"),
    initrd: join(folder, "initrd.img"),
  };
}

export type Disk = { image: string; kernel: string; initrd: string };

async function ensureKey(): Promise<void> {
  if (existsSync(hostPaths.key)) return;
  await runCommand("ssh-keygen", [
    "-q",
    "-t",
    "ed25519",
    "-N",
    "",
    "-C",
    "enforcing-host",
    "-f",
    hostPaths.key,
  ]);
}

/** The sources of the policy and the scripts that build: whatever changes them changes the disk. */
function readInputs(): string[] {
  const policy = readdirSync(policyFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes(".test."))
    .map((entry) => join(entry.parentPath, entry.name));
  const here = ["prepare.sh", "../write-test-policy.ts", "../test-containers.ts"].map(guestScript);
  return [...policy, ...here, `${hostPaths.key}.pub`].sort().map((file) => readFileSync(file, "utf8"));
}

/** A disk that no checkout asks for any more is a gigabyte of nothing. */
function dropOthers(prefix: string, kept: string): void {
  for (const name of readdirSync(hostPaths.cache)) {
    const path = join(hostPaths.cache, name);
    if (name.startsWith(prefix) && path !== kept) rmSync(path, { recursive: true, force: true });
  }
}

const policyFolder = guestScript("../../../server/policy");

async function build(archive: string, folder: string, signal: AbortSignal): Promise<void> {
  const unfinished = `${folder}.${process.pid}`;
  const tree = join(unfinished, "tree");
  mkdirSync(tree, { recursive: true });
  try {
    await runStep("Unpacking it", "tar", ["-C", tree, "--xattrs", "-xpf", archive], signal);
    await writeTestPolicy(tree);
    const prepare = [guestScript("prepare.sh"), tree, `${hostPaths.key}.pub`];
    await runStep("Installing the policy, labelling", "sh", prepare, signal);
    const image = join(unfinished, "disk.img");
    await runStep("Filling the disk", "mkfs.ext4", ["-q", "-F", "-d", tree, image, "6G"], signal);
    for (const name of ["vmlinuz", "initrd.img"]) copyFileSync(join(tree, name), join(unfinished, name));
    rmSync(tree, { recursive: true });
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}
