import { readFileSync } from "node:fs";
import { needsNodeModules } from "./ensure-node-modules.mjs";
import { findMissing } from "./find-missing.mjs";
import { holdServices } from "./hold-services.mjs";
import { findFamily, parseOsRelease } from "./os-release.mjs";
import { run } from "./run.mjs";
import { say } from "./say.mjs";
import { Stop } from "./stop.mjs";
import { systemNeeds } from "./system-needs.mjs";

/**
 * Installs what this system lacks of the packages for the given phases (those for install only where npm packages are
 * missing), and says which and why. Nothing that is
 * installed is touched, and no service of a new package is started. Throws Stop when it cannot.
 * @param {readonly ("install" | "run" | "test" | "selinux" | "bench")[]} phases
 */
export async function installSystemPackages(phases) {
  const missing = findMissing(
    systemNeeds,
    phases.filter((phase) => phase !== "install" || needsNodeModules()),
  );
  if (missing.length === 0) return;
  const release = parseOsRelease(readFileSync("/etc/os-release", "utf8"));
  const family = findFamily(release);
  const system = release.PRETTY_NAME ?? release.ID ?? "this system";
  if (family === null) {
    throw new Stop(
      `${system} is neither Debian nor Fedora, so these have to be installed by hand: ${missing.map(({ files }) => files[0]).join(", ")}.`,
      "Install them with the package tool of your system, then start again.",
    );
  }
  say(`Installing what ${system} lacks:`);
  for (const need of missing) say(`  ${need[family]}: ${need.why}`);
  const packages = [...new Set(missing.map((need) => need[family]))];
  await (family === "debian" ? holdServices(() => installWithApt(packages)) : installWithDnf(packages));
  const still = findMissing(
    systemNeeds,
    phases.filter((phase) => phase !== "install"),
  );
  if (still.length > 0) {
    throw new Stop(
      `Still missing after the installation: ${still.map(({ files }) => files.join(" or ")).join(", ")}.`,
      "Install them by hand, then start again.",
    );
  }
}

/** @param {string[]} packages */
async function installWithApt(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C.UTF-8" };
  const install = ["install", "-y", "-q", "--no-install-recommends", ...packages];
  if ((await run("apt-get", install, { env, timeoutMs })).code === 0) return;
  await run("apt-get", ["update", "-q"], { env, timeoutMs });
  const { code, output } = await run("apt-get", install, { env, timeoutMs });
  if (code !== 0) throw cannotInstall("apt-get", install, output);
}

/** @param {string[]} packages */
async function installWithDnf(packages) {
  const install = ["install", "-y", "-q", "--setopt=install_weak_deps=False", ...packages];
  const { code, output } = await run("dnf", install, { timeoutMs });
  if (code !== 0) throw cannotInstall("dnf", install, output);
}

const timeoutMs = 20 * 60_000;

/**
 * @param {string} file
 * @param {string[]} args
 * @param {string} output
 */
function cannotInstall(file, args, output) {
  const noNetwork =
    /Could not resolve|Temporary failure|Network is unreachable|Curl error|Cannot download/i.test(output);
  return new Stop(
    `${file} ${args.join(" ")} failed:\n${output.trim().slice(-2000)}`,
    noNetwork
      ? "There is no way to the package server: check the network and the proxy settings."
      : "Run the command above by hand to see what it needs.",
  );
}
