import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ScError } from "@/server/contract/error";
import type { McsPair } from "@/server/contract/mcs-pair";
import { createBreather } from "./breather";
import { domainContexts } from "./domain-contexts";
import { pairsOfContext } from "./pairs-of-context";
import { readContentContexts } from "./read-content-contexts";
import { readDomainFiles } from "./read-domain-files";
import { readProcessContext } from "./read-process-context";
import { runCommand } from "./run-command";
import { settings } from "./settings";
import { virsh } from "./virsh";

/**
 * Every MCS pair that something on this host carries now: libvirt's domains, running or not, the LXC and QEMU ones by its
 * own word and those of all drivers by its files; every process, which has other users' domains with it; root's podman
 * containers; and the files of containers, whether the database knows them or not. libvirt does not reserve static labels,
 * so nobody else looks for us.
 * Throws ScError libvirt_unreachable when the LXC domains cannot be read; what is not installed claims nothing.
 */
export async function readTakenPairs(): Promise<McsPair[]> {
  const contexts = await Promise.all([
    readDomainContexts(settings.libvirtUri),
    readDomainContexts("qemu:///system").catch(ignoreMissing),
    readDomainFiles(),
    readProcessContexts(),
    readContentContexts(join(settings.stateDir, "containers")),
    readPodmanContexts().catch(ignoreMissing),
  ]);
  const pairs = new Map(
    contexts
      .flat()
      .flatMap(pairsOfContext)
      .map((pair) => [pair.join(), pair]),
  );
  return [...pairs.values()];
}

async function readDomainContexts(uri: string, tries = 5): Promise<string[]> {
  try {
    const uuids = (await virsh(["list", "--all", "--uuid"], { uri })).match(uuidPattern) ?? [];
    if (uuids.length === 0) return [];
    const dumps = uuids.flatMap((uuid) => [`dumpxml ${uuid}`, `dumpxml --inactive ${uuid}`]);
    return domainContexts(await virsh([dumps.join("; ")], { uri }));
  } catch (error) {
    // A domain that went away between the two calls: look again.
    const isGone = error instanceof ScError && error.code === "container_not_found";
    if (isGone && tries > 1) return readDomainContexts(uri, tries - 1);
    throw error;
  }
}

const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gm;

async function readProcessContexts(): Promise<string[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const contexts = new Set<string>();
  const breathe = createBreather();
  for (const pid of pids) {
    const context = readProcessContext(Number(pid));
    if (context !== null) contexts.add(context);
    await breathe();
  }
  return [...contexts];
}

const podmanSchema = z.array(z.object({ Id: z.string().regex(/^[0-9a-f]+$/) }));
const inspectSchema = z.array(z.object({ ProcessLabel: z.string(), MountLabel: z.string() }));

async function readPodmanContexts(tries = 5): Promise<string[]> {
  const list = podmanSchema.parse(
    JSON.parse((await runCommand("podman", ["ps", "-a", "--format", "json"])) || "[]"),
  );
  if (list.length === 0) return [];
  try {
    const ids = list.map(({ Id }) => Id);
    return inspectSchema
      .parse(JSON.parse(await runCommand("podman", ["container", "inspect", "--", ...ids])))
      .flatMap(({ ProcessLabel, MountLabel }) => [ProcessLabel, MountLabel]);
  } catch (error) {
    // A container that went away between the two calls: look again.
    const isGone = error instanceof ScError && error.message.includes("no such container");
    if (isGone && tries > 1) return readPodmanContexts(tries - 1);
    throw error;
  }
}

function ignoreMissing(error: unknown): string[] {
  if (error instanceof ScError && (error.code === "command_missing" || error.code === "libvirt_unreachable"))
    return [];
  throw error;
}
