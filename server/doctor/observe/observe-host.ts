import { existsSync, readFileSync } from "node:fs";
import { openPackageDatabases } from "@/server/facts/open-package-database";
import { isInstalled } from "@/server/host/is-installed";
import { readLibvirtFacts } from "@/server/host/libvirt-facts";
import { policyUpdate } from "@/server/host/policy-update";
import { readSelinuxFacts } from "@/server/host/selinux-facts";
import { settings } from "@/server/host/settings";
import type { HostObservation } from "../host-observation";
import { toolPackages } from "../tool-packages";
import { findFamily } from "./find-family";
import { findLxcDriver } from "./find-lxc-driver";
import { findUnlabelledContainers } from "./find-unlabelled-containers";
import { observeCgroups } from "./observe-cgroups";
import { observeLxcConf } from "./observe-lxc-conf";
import { observeOwnDomains } from "./observe-own-domains";
import { readAdministrators } from "./read-administrators";
import { readDomainTypes } from "./read-domain-types";
import { readStorage } from "./read-storage";

/** Looks at everything that doctor judges. What cannot be read is null, empty or false; nothing is thrown. */
export async function observeHost(whoLooks: "helper" | "command"): Promise<HostObservation> {
  const { libvirtUri, stateDir } = settings;
  const [{ libvirt, network }, { domainTypes, error }, databases, ownDomains] = await Promise.all([
    readLibvirtFacts(libvirtUri),
    readDomainTypes(libvirtUri),
    countPackages(),
    observeOwnDomains(whoLooks),
  ]);
  return {
    isRoot: process.getuid?.() === 0,
    family: findFamily(readText("/etc/os-release")),
    hasSystemd: existsSync("/run/systemd/system"),
    libvirtUri,
    libvirt,
    libvirtError: error,
    domainTypes,
    daemon: isInstalled("virtlxcd") ? "virtlxcd" : isInstalled("libvirtd") ? "libvirtd" : null,
    hasLxcDriver: findLxcDriver() !== null,
    cgroups: observeCgroups(),
    network,
    databases,
    selinux: readSelinuxFacts(),
    unlabelledContainers: findUnlabelledContainers(),
    lxcConf: observeLxcConf(),
    policyUpdate: await policyUpdate.read(stateDir).catch(() => null),
    ownDomains,
    hasAuditLog: existsSync(settings.auditLog),
    userNamespaces: {
      supported: existsSync("/proc/self/ns/user"),
      limit: Number(readText("/proc/sys/user/max_user_namespaces")),
    },
    storage: readStorage(stateDir),
    missingTools: toolPackages.flatMap(({ programs }) => programs.filter((name) => !isInstalled(name))),
    hasPamFile: existsSync("/etc/pam.d/sandboxcontainer"),
    administrators: readAdministrators(readText("/etc/group")),
  };
}

async function countPackages(): Promise<HostObservation["databases"]> {
  try {
    const databases = await openPackageDatabases();
    return databases.map(({ kind, packages }) => ({ kind, packages: packages.size }));
  } catch {
    return [];
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
