import { create } from "xmlbuilder2";
import type { Plan, PlanMount } from "@/server/contract/plan";

type Element = ReturnType<typeof create>;

/**
 * libvirt's definition of the container (domain.rng; libvirt drvlxc). Filesystems stand in mount order, which is the
 * order in which libvirt mounts them. A seclabel stands only where libvirt can enforce it: without its SELinux driver
 * such a domain would not start.
 */
export function writeDomainXml(plan: DomainParts): string {
  const domain = create({ version: "1.0" }).ele("domain", { type: "lxc" });
  domain.ele("name").txt(plan.name);
  domain.ele("uuid").txt(plan.uuid);
  domain.ele("title").txt(`${plan.name}: ${plan.executable.path}`);
  addMetadata(domain.ele("metadata"), plan);
  domain.ele("memory", { unit: "MiB" }).txt(String(plan.memoryMiB));
  domain.ele("vcpu").txt("1");
  addOs(domain.ele("os"), plan);
  addFeatures(domain.ele("features"), plan.capabilities);
  domain.ele("on_poweroff").txt("destroy");
  domain.ele("on_reboot").txt("restart");
  domain.ele("on_crash").txt("destroy");
  addDevices(domain.ele("devices"), plan);
  if (plan.label.inDomainXml) addLabel(domain, plan.label.processContext);
  return `${domain.doc().end({ prettyPrint: true, headless: true })}\n`;
}

export type DomainParts = Pick<
  Plan,
  "name" | "uuid" | "executable" | "memoryMiB" | "capabilities" | "mounts" | "network" | "label" | "version"
> & { architecture: string; reaper: Plan["init"]["reaper"] };

const metadataNamespace = "urn:sandboxcontainer:domain:1.0";

function addMetadata(metadata: Element, { version, executable }: DomainParts): void {
  const container = metadata.ele(metadataNamespace, "sc:container", { "plan-version": String(version) });
  container.ele(metadataNamespace, "sc:executable").txt(executable.path);
}

/** Without options both reapers forward signals to their child alone, the init, which knows what signal the program wants. */
function addOs(os: Element, { architecture, reaper }: DomainParts): void {
  os.ele("type", { arch: architecture }).txt("exe");
  os.ele("init").txt(reaper);
  os.ele("initarg").txt("--");
  os.ele("initarg").txt("/.sandboxcontainer/control/init");
}

function addFeatures(features: Element, capabilities: Plan["capabilities"]): void {
  const list = features.ele("capabilities", { policy: "deny" });
  for (const { name } of capabilities) list.ele(name, { state: "on" });
  features.ele("privnet");
}

function addDevices(devices: Element, { mounts, network }: DomainParts): void {
  for (const mount of mounts) addFilesystem(devices, mount);
  if (network.kind === "nat") addInterface(devices, network);
  devices.ele("console", { type: "pty" });
}

function addFilesystem(devices: Element, mount: PlanMount): void {
  const types = { root: "mount", bind: "mount", tmpfs: "ram", image: "file" } as const;
  const filesystem = devices.ele("filesystem", { type: types[mount.kind], accessmode: "passthrough" });
  if (mount.kind === "image") filesystem.ele("driver", { type: "loop", format: "raw" });
  if (mount.kind === "tmpfs") filesystem.ele("source", { usage: String(mount.sizeKiB ?? 0), units: "KiB" });
  else if (mount.kind === "image") filesystem.ele("source", { file: mount.source ?? "" });
  else filesystem.ele("source", { dir: mount.source ?? "" });
  filesystem.ele("target", { dir: mount.target });
  if (mount.readOnly) filesystem.ele("readonly");
}

function addInterface(devices: Element, network: Plan["network"] & { kind: "nat" }): void {
  const nic = devices.ele("interface", { type: "network" });
  nic.ele("mac", { address: network.mac });
  nic.ele("source", { network: network.network });
  nic.ele("ip", { address: network.address, family: "ipv4", prefix: String(network.prefix) });
  nic.ele("route", { family: "ipv4", address: "0.0.0.0", prefix: "0", gateway: network.gateway });
}

function addLabel(domain: Element, context: string): void {
  const seclabel = domain.ele("seclabel", { type: "static", model: "selinux", relabel: "no" });
  seclabel.ele("label").txt(context);
}
