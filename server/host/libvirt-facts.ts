import { statSync } from "node:fs";
import { XMLParser } from "fast-xml-parser";
import type { LibvirtFacts, NetworkFacts } from "@/server/contract/facts";
import { runCommand } from "./run-command";

/**
 * What libvirt says that a plan depends on: version, SELinux driver, domains, and the NAT network `networkName` with
 * every address in use. Both parts are null when libvirt does not answer; nothing is thrown. The answer is kept while
 * nothing moves in the directories where libvirt keeps domains and networks, because starting virsh takes longer than
 * the rest of a plan.
 */
export async function readLibvirtFacts(uri: string, networkName = "default"): Promise<LibvirtState> {
  const stamp = [uri, networkName, ...stampPaths.map(readChange)].join(" ");
  if (known?.stamp === stamp && performance.now() - known.since < keptMs) return known.state;
  const state = ask(uri, networkName).catch(() => ({ libvirt: null, network: null }));
  known = { stamp, state, since: performance.now() };
  if ((await state).libvirt === null) known = null;
  return state;
}

export type LibvirtState = { libvirt: LibvirtFacts | null; network: NetworkFacts | null };

let known: { stamp: string; state: Promise<LibvirtState>; since: number } | null = null;

const keptMs = 10_000;

/** Every change of a definition, a state or a lease replaces a file in one of these (virFileRewrite in libvirt). */
const stampPaths = [
  "/etc/libvirt/lxc",
  "/run/libvirt/lxc",
  "/etc/libvirt/qemu/networks",
  "/run/libvirt/network",
  "/var/lib/libvirt/dnsmasq",
  "/run/libvirt/libvirt-sock",
  "/run/libvirt/virtlxcd-sock",
  "/run/libvirtd.pid",
];

const readChange = (path: string): string =>
  String(statSync(path, { throwIfNoEntry: false, bigint: true })?.ctimeNs);

async function ask(uri: string, networkName: string): Promise<LibvirtState> {
  const answers = await askAll(uri, [
    "version",
    "capabilities",
    "list --all --name",
    "list --all --uuid",
    `net-dumpxml ${networkName}`,
    `net-dhcp-leases ${networkName}`,
    "net-list --name",
  ]);
  const [version = "", capabilities = "", names = "", uuids = "", network = "", leases = "", active = ""] =
    answers;
  if (capabilities.trim() === "") return { libvirt: null, network: null };
  const addresses = await askAll(
    uri,
    toLines(uuids).map((uuid) => `dumpxml --xpath //interface/ip/@address ${uuid}`),
  );
  return {
    libvirt: {
      version: /^Using library: libvirt (\S+)/m.exec(version)?.[1] ?? "unknown",
      selinuxDriver: listsSelinux(capabilities),
      domains: toLines(names),
    },
    network: toNetworkFacts(network, toLines(active), leases, addresses.join("\n")),
  };
}

/** Several virsh commands over one connection; the answer to one that fails is empty. */
async function askAll(uri: string, commands: readonly string[]): Promise<string[]> {
  const answers: string[] = [];
  for (let at = 0; at < commands.length; at += mostCommands) {
    const batch = commands.slice(at, at + mostCommands);
    const script = batch.map((command) => `${command}; echo ${mark}`).join("; ");
    const output = await runCommand("virsh", ["--quiet", "-c", uri, script], { timeoutMs: 10_000 }).catch(
      keepPartialOutput,
    );
    answers.push(...output.split(mark).slice(0, batch.length));
  }
  return answers;
}

const mark = "====sandboxcontainer====";

/** One argument has at most 128 KiB (execve(2)). */
const mostCommands = 500;

/** virsh ends with 1 when one of the commands failed (a network that is not there), and still answers the others. */
function keepPartialOutput(error: unknown): string {
  const cause: unknown = error instanceof Error ? error.cause : null;
  const output: unknown =
    cause !== null && typeof cause === "object" && "stdout" in cause ? cause.stdout : "";
  return typeof output === "string" ? output : "";
}

const toLines = (text: string): string[] => text.split("\n").filter((line) => line.trim() !== "");

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  isArray: (_name, path) => listPaths.has(String(path)),
});

const listPaths = new Set(["network.ip", "network.ip.dhcp.host", "capabilities.host.secmodel"]);

type Xml = { [name: string]: XmlValue };
type XmlValue = string | Xml | XmlValue[] | undefined;

function parseXml(text: string): Xml {
  try {
    return asXml(parser.parse(text) as XmlValue);
  } catch {
    return {};
  }
}

const asXml = (value: XmlValue): Xml => (typeof value === "object" && !Array.isArray(value) ? value : {});
const asList = (value: XmlValue): Xml[] => (Array.isArray(value) ? value.map(asXml) : []);
const asText = (value: XmlValue): string => (typeof value === "string" ? value : "");

function listsSelinux(capabilities: string): boolean {
  const host = asXml(asXml(parseXml(capabilities).capabilities).host);
  return asList(host.secmodel).some((model) => asText(model.model) === "selinux");
}

/** Output of net-dumpxml (formatnetwork), net-list --name, net-dhcp-leases, and the domains' `address="…"` attributes. */
export function toNetworkFacts(
  xml: string,
  activeNetworks: readonly string[],
  leases: string,
  domainAddresses: string,
): NetworkFacts | null {
  const network = asXml(parseXml(xml).network);
  const ip = asList(network.ip).find((entry) => !asText(entry["@family"]).startsWith("ipv6"));
  const name = asText(network.name);
  const gateway = asText(ip?.["@address"]);
  if (!name || !gateway) return null;
  const reserved = asList(asXml(ip?.dhcp).host).map((host) => asText(host["@ip"]));
  const leased = [...leases.matchAll(/\bipv4\s+(\d+\.\d+\.\d+\.\d+)\//g)].map(([, address = ""]) => address);
  const fixed = [...domainAddresses.matchAll(/\baddress="([^"]+)"/g)].map(([, address = ""]) => address);
  return {
    name,
    active: activeNetworks.includes(name),
    bridge: asText(asXml(network.bridge)["@name"]),
    gateway,
    prefix: readPrefix(asText(ip?.["@prefix"]), asText(ip?.["@netmask"])),
    takenAddresses: [...new Set([gateway, ...reserved, ...leased, ...fixed])].filter((text) => text !== ""),
  };
}

function readPrefix(prefix: string, netmask: string): number {
  if (prefix !== "") return Number(prefix);
  const bits = netmask.split(".").map((part) => Number(part).toString(2).replaceAll("0", ""));
  return netmask === "" ? 24 : bits.join("").length;
}
