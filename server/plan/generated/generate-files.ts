import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { GeneratedFile, Plan } from "@/server/contract/plan";
import type { PlanContext } from "../plan-context";
import { because } from "../reason/because";
import { writeGroup } from "./write-group";
import { writePasswd } from "./write-passwd";

/** Files that the plan writes itself, in the root and in control/. */
export function generateFiles(
  context: PlanContext,
  parts: {
    accounts: Pick<Plan["identity"], "users" | "groups">;
    network: Plan["network"];
    script: string;
    home: string;
  },
): GeneratedFile[] {
  const { accounts, network, script, home } = parts;
  const { name } = context.request;
  const { uuid } = context.seed;
  return [
    file("/etc/passwd", writePasswd(context, accounts.users, home), accountsReason),
    file("/etc/group", writeGroup(context, accounts), accountsReason),
    file("/etc/nsswitch.conf", nsswitch, "names come from the container's own files and DNS"),
    file("/etc/hosts", writeHosts(name, network), "the container's own name and address"),
    file("/etc/hostname", `${name}\n`, "the container's own name"),
    file("/etc/machine-id", `${uuid.replaceAll("-", "")}\n`, "the container's own, the same as its uuid"),
    file("/etc/resolv.conf", writeResolver(network), "the DNS server of its network"),
    {
      ...file("/.sandboxcontainer/control/init", script, "starts the program and records how it ended"),
      mode: 0o755,
    },
  ];
}

/** Paths in the root that generateFiles writes, whatever the parts are. */
export const generatedPaths: ReadonlySet<string> = new Set([
  "/etc/passwd",
  "/etc/group",
  "/etc/nsswitch.conf",
  "/etc/hosts",
  "/etc/hostname",
  "/etc/machine-id",
  "/etc/resolv.conf",
]);

const accountsReason =
  "only the accounts that the container needs; no password can match (*), so that there is no shadow file to keep";

const nsswitch = [
  "passwd: files",
  "group: files",
  "shadow: files",
  "hosts: files dns",
  "networks: files",
  "protocols: files",
  "services: files",
  "ethers: files",
  "rpc: files",
  "",
].join("\n");

function file(path: string, content: string, text: string): GeneratedFile {
  return { path: path as AbsolutePath, mode: 0o644, content, reason: because("base", text) };
}

function writeHosts(name: string, network: Plan["network"]): string {
  const own = network.kind === "nat" ? network.address : "127.0.1.1";
  return `127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n${own}\t${name}\n`;
}

function writeResolver(network: Plan["network"]): string {
  return network.kind === "nat" ? `nameserver ${network.gateway}\n` : "";
}
