import { readdirSync } from "node:fs";
import { join } from "node:path";
import { createBreather } from "./breather";
import { domainContexts } from "./domain-contexts";
import { readTextFile } from "./read-text-file";

/**
 * SELinux contexts in the files that libvirt's drivers keep of their domains, whichever drivers there are and whether or not
 * their daemons run: DRIVER/NAME.xml below /etc/libvirt for what is defined, below /run/libvirt for what runs
 * (virDomainSaveConfig and virDomainObjSave in conf/domain_conf.c, src/DRIVER/DRIVER_conf.c).
 */
export async function readDomainFiles(
  folders: readonly string[] = ["/etc/libvirt", "/run/libvirt"],
): Promise<string[]> {
  const drivers = folders.flatMap(list);
  const files = drivers.flatMap(list).filter((file) => file.endsWith(".xml"));
  const contexts: string[] = [];
  const breathe = createBreather();
  for (const file of files) {
    contexts.push(...domainContexts(readTextFile(file, { followLinks: false }) ?? ""));
    await breathe();
  }
  return contexts;
}

/** Paths of what is in a folder; none where it is not one. */
function list(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}
