import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { hashInputs } from "./hash-inputs";
import { hostPackages } from "./host-packages";
import { hostPaths } from "./host-paths";
import { runStep } from "./run-step";

/**
 * The file system of a Debian 12 with the packages, as a tar file in the cache; made when missing. It knows nothing of
 * this checkout, so it outlives changes to the policy.
 */
export async function buildBase(): Promise<string> {
  const archive = join(hostPaths.cache, `base-${hashInputs([...hostPackages, ...options, ...sources])}.tar`);
  if (existsSync(archive)) return archive;
  const unfinished = `${archive}.${process.pid}.tar`;
  try {
    await runStep("Installing Debian 12", "mmdebstrap", [
      ...options,
      `--include=${hostPackages.join(",")}`,
      "bookworm",
      unfinished,
      ...sources,
    ]);
    renameSync(unfinished, archive);
  } finally {
    rmSync(unfinished, { force: true });
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
];

const sources = [
  "deb http://deb.debian.org/debian bookworm main",
  "deb http://deb.debian.org/debian bookworm-updates main",
  "deb http://deb.debian.org/debian-security bookworm-security main",
];
