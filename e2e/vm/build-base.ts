import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { guestScript } from "./guest-script";
import { hashInputs } from "./hash-inputs";
import { containedPackages, hostPackages } from "./host-packages";
import { hostPaths } from "./host-paths";
import { runStep } from "./run-step";

/**
 * The file system of a Debian 12 with the packages, as a tar file in the cache; made when missing. It knows nothing of
 * this checkout, so it outlives changes to the policy.
 */
export async function buildBase(signal: AbortSignal): Promise<string> {
  const inputs = [
    ...hostPackages,
    ...options,
    ...sources,
    ...hooks.flatMap(({ option, script }) => [option, readFileSync(script, "utf8")]),
  ];
  const archive = join(hostPaths.cache, `base-${hashInputs(inputs)}.tar`);
  if (existsSync(archive)) return archive;
  const unfinished = `${archive}.${process.pid}.tar`;
  const work = mkdtempSync(join(tmpdir(), "enforcing-host-"));
  try {
    // The packages' own scripts run in it as other users too.
    chmodSync(work, 0o755);
    const packages = `--include=${hostPackages.join(",")}`;
    const args = [
      ...options,
      ...hooks.map(({ option }) => option),
      packages,
      "bookworm",
      unfinished,
      ...sources,
    ];
    const environment = [`TMPDIR=${work}`, ...hooks.map(({ variable, script }) => `${variable}=${script}`)];
    await runStep("Installing Debian 12", "env", [...environment, "mmdebstrap", ...args], signal);
    renameSync(unfinished, archive);
  } finally {
    rmSync(unfinished, { force: true });
    rmSync(work, { recursive: true, force: true });
  }
  return archive;
}

const options = [
  "--variant=minbase",
  // Nothing of it has to survive a power cut, and nobody reads manuals in it.
  "--dpkgopt=force-unsafe-io",
  "--dpkgopt=path-exclude=/usr/share/man/*",
  "--dpkgopt=path-exclude=/usr/share/doc/*",
  '--aptopt=Acquire::Languages "none"',
  '--aptopt=Acquire::Retries "5"',
];

/** Scripts that run in the new system when its packages are there; mmdebstrap finds each by a variable. */
const hooks = [
  // The rpm database knows the programs too, so that they can be planned from it.
  makeHook("MAKE_RPMS", "make-rpms.sh", containedPackages),
  makeHook("COMPILE_CONTAINERS", "compile-containers.sh"),
];

function makeHook(variable: string, script: string, args: string[] = []) {
  const option = `--customize-hook=chroot "$1" sh -s -- ${args.join(" ")} <"$${variable}"`;
  return { variable, script: guestScript(script), option };
}

const sources = [
  "deb http://deb.debian.org/debian bookworm main",
  "deb http://deb.debian.org/debian bookworm-updates main",
  "deb http://deb.debian.org/debian-security bookworm-security main",
];
