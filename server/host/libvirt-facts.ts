import { XMLParser } from "fast-xml-parser";
import type { LibvirtFacts, NetworkFacts } from "@/server/contract/facts";
import { runCommand } from "./run-command";

/**
 * What libvirt says that a plan depends on: version, SELinux driver, domains, and the NAT network `networkName` with
 * every address in use. Both parts are null when libvirt does not answer; nothing is thrown.
 */
export async function readLibvirtFacts(uri: string, networkName = "default"): Promise<LibvirtState> {
  try {
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
    const domains = await askAll(
      uri,
      toLines(uuids).map((uuid) => `dumpxml --xpath //interface/ip/@address ${uuid}`),
    );
    return {
      libvirt: {
        version: /^Using library: libvirt (\S+)/m.exec(version)?.[1] ?? "unknown",
        selinuxDriver: listsSelinux(capabilities),
        domains: toLines(names),
      },
      network: toNetworkFacts(network, toLines(active), leases, domains.join("\n")),
    };
  } catch {
    return { libvirt: null, network: null };
  }
}

export type LibvirtState = { libvirt: LibvirtFacts | null; network: NetworkFacts | null };

/** Several virsh commands over one connection; the answer to one that fails is empty. */
async function askAll(uri: string, commands: readonly string[]): Promise<string[]> {
  if (commands.length === 0) return [];
  const mark = "====sandboxcontainer====";
  const script = commands.map((command) => `${command}; echo ${mark}`).join("; ");
  const output = await runCommand("virsh", ["--quiet", "-c", uri, script], { timeoutMs: 10_000 }).catch(
    (error: unknown) => keepPartialOutput(error),
  );
  return output.split(mark).slice(0, commands.length);
}

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
  const bits = netmask.split(".").map((part) => Number(part).toString(2).padStart(8, "0"));
  return netmask === "" ? 24 : [...bits.join("")].filter((bit) => bit === "1").length;
}
