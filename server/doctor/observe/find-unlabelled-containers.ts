import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Names of our domains whose stored definition has no `<seclabel>`, from libvirt's files; none when unreadable. */
export function findUnlabelledContainers(folder = "/etc/libvirt/lxc"): string[] {
  return list(folder)
    .filter((file) => isOursUnlabelled(read(join(folder, file))))
    .map((file) => file.slice(0, -".xml".length))
    .sort();
}

function isOursUnlabelled(xml: string): boolean {
  return xml.includes("urn:sandboxcontainer:domain:") && !/<seclabel[\s>]/.test(xml);
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith(".xml"));
  } catch {
    return [];
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
