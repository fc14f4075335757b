import type { Plan, PlanWarning } from "@/server/contract/plan";
import type { PlanContext } from "../plan-context";
import { warn } from "./warn";

/** What the host lacks: SELinux, a reaper, libvirt, the network, a free name. */
export function warnHost(context: PlanContext, network: Plan["network"] | null): PlanWarning[] {
  return [
    ...warnSelinux(context),
    ...warnReaper(context),
    ...warnLibvirt(context),
    ...(context.request.network === "nat" ? warnNetwork(context, network) : []),
  ];
}

function warnSelinux(context: PlanContext): PlanWarning[] {
  const { facts } = context;
  const { mode, missingTools } = facts.host.selinux;
  if (mode === "disabled") {
    const text =
      "SELinux is off on this host: nothing enforces the label, and the policy module is not loaded. Root in the container is held back by its capabilities, namespaces and read-only mounts alone.";
    return [
      warn("warn", "selinux_off", text, {
        fix: "Switch SELinux on (doctor says how) before you create it: a container that was created without SELinux does not start with it.",
      }),
    ];
  }
  if (missingTools.length > 0) return [warnTools(context)];
  if (facts.host.libvirt?.selinuxDriver === false) return [warnDriver()];
  if (mode === "permissive") {
    const text =
      "SELinux is permissive on this host: it reports what the label forbids and lets it happen. Nothing enforces the label.";
    return [
      warn("warn", "selinux_permissive", text, { fix: "setenforce 1 makes it enforce until the next boot." }),
    ];
  }
  return [];
}

function warnDriver(): PlanWarning {
  const text =
    "SELinux is on, but libvirt does not use it for containers: this container would run without its label.";
  const fix = 'Set security_driver = "selinux" in /etc/libvirt/lxc.conf and restart libvirt.';
  return warn("refuse", "selinux_driver_missing", text, { fix });
}

function warnTools({ facts }: PlanContext): PlanWarning {
  const names = facts.host.selinux.missingTools.join(" and ");
  const text = `${names} ${facts.host.selinux.missingTools.length === 1 ? "is" : "are"} not installed: the container's policy cannot be loaded.`;
  const fix =
    facts.packageDb === "dpkg"
      ? "apt-get install policycoreutils setools"
      : "dnf install policycoreutils setools-console";
  return warn("refuse", "policy_tools_missing", text, { fix });
}

function warnReaper({ facts }: PlanContext): PlanWarning[] {
  if (facts.host.reaper !== null) return [];
  const command = facts.packageDb === "dpkg" ? "apt-get install tini" : "dnf install catatonit";
  const text = "No tiny init (tini or catatonit) is installed; the container needs one as its first process.";
  return [warn("refuse", "no_reaper", text, { fix: command })];
}

function warnLibvirt({ facts, request }: PlanContext): PlanWarning[] {
  const { libvirt } = facts.host;
  if (libvirt === null) {
    const text = "libvirt's LXC driver does not answer, so nothing can be built or started.";
    return [
      warn("warn", "libvirt_unreachable", text, { fix: "Start libvirtd (or virtlxcd); doctor says more." }),
    ];
  }
  if (!libvirt.domains.includes(request.name)) return [];
  const text = `libvirt has a domain called ${request.name} already.`;
  return [warn("refuse", "name_taken", text, { fix: "Choose another name." })];
}

function warnNetwork({ facts }: PlanContext, chosen: Plan["network"] | null): PlanWarning[] {
  const { network } = facts.host;
  if (network === null) {
    const text = "libvirt has no NAT network called default.";
    const fix = "Install libvirt-daemon-config-network, or choose no network.";
    return [warn("refuse", "network_missing", text, { fix })];
  }
  if (chosen === null) {
    const text = `The network ${network.name} has no free address.`;
    return [
      warn("refuse", "no_address_free", text, {
        fix: "Delete a container that has one, or choose no network.",
      }),
    ];
  }
  if (network.active) return [];
  const text = `The network ${network.name} is not active; a container with it does not start.`;
  return [warn("warn", "network_inactive", text, { fix: `virsh -c lxc:/// net-start ${network.name}` })];
}
