import { readlink } from "node:fs/promises";
import type { Domain } from "@/server/host/list-domains";
import { readDomainStatus } from "@/server/host/read-domain-status";

/**
 * The domain of a container among those that libvirt lists, null when it is not among them. Where libvirt does not answer
 * (`domains` is null), its status file tells whether the domain runs and with which init, for containers run on without
 * the daemon; what only the daemon knows is as it was before, if it ever was known.
 */
export async function findDomain(
  { name, uuid, autostart }: Pick<Domain, "name" | "uuid" | "autostart">,
  domains: readonly Domain[] | null,
  before: Domain | null | undefined,
): Promise<Domain | null> {
  if (domains !== null) return domains.find((domain) => domain.uuid === uuid) ?? null;
  const status = await readDomainStatus(name, uuid);
  const isLeft = status !== null && status.initPid === null && !(await isController(status.controllerPid));
  if (before === null && (status === null || isLeft)) return null;
  const known = before ?? { name, uuid, autostart, persistent: true };
  return { ...known, ...(status === null || isLeft ? off : status) };
}

const off = { state: "shut off", initPid: null, controllerPid: null } as const;

/** A daemon that is away cannot remove the status file of a domain that has ended. */
async function isController(pid: number): Promise<boolean> {
  const program = await readlink(`/proc/${pid}/exe`).catch(() => "");
  return /\/libvirt_lxc( \(deleted\))?$/.test(program);
}
