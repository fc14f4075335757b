import { readDomainStatus } from "./read-domain-status";
import { virsh } from "./virsh";

/** Every domain of the LXC connection, ours or not, in one virsh call. Throws ScError libvirt_unreachable. */
export async function listDomains(): Promise<Domain[]> {
  const output = await virsh([listScript]);
  const domains = parseDomainLists(output);
  return Promise.all(
    domains.map(async (domain) => {
      const status = await readDomainStatus(domain.name, domain.uuid);
      return { ...domain, initPid: status?.initPid ?? null, controllerPid: status?.controllerPid ?? null };
    }),
  );
}

export type Domain = ListedDomain & {
  /** Host pid of the init, null while there is none. */
  initPid: number | null;
  /** Host pid of libvirt's controller, the init's parent; null while the domain is off. */
  controllerPid: number | null;
};

type ListedDomain = {
  name: string;
  uuid: string;
  state: "running" | "paused" | "shut off";
  autostart: boolean;
  persistent: boolean;
};

/** virsh has no machine-readable table: each property is a list of its own, all in one connection. */
const listScript = [
  "list --all --uuid --name",
  "list --uuid --state-paused",
  "list --uuid --state-shutoff",
  "list --all --uuid --autostart",
  "list --all --uuid --persistent",
].join("; echo ---; ");

/** Takes the output of the script above apart. */
export function parseDomainLists(output: string): ListedDomain[] {
  const [all = [], paused, off, autostart, persistent] = output
    .split(/^---$/m)
    .map((part) => part.split("\n").filter((line) => line.trim() !== ""));
  const has = (list: string[] | undefined, uuid: string) =>
    list?.some((line) => line.trim() === uuid) ?? false;
  return all.flatMap((line) => {
    const match = /^([0-9a-f-]{36}) (.+)$/.exec(line);
    const [, uuid, name] = match ?? [];
    if (uuid === undefined || name === undefined) return [];
    return {
      name: name.trimEnd(),
      uuid,
      state: has(paused, uuid) ? "paused" : has(off, uuid) ? "shut off" : "running",
      autostart: has(autostart, uuid),
      persistent: has(persistent, uuid),
    };
  });
}
