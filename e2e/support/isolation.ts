import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { expect } from "./test";

/** Host pid of a running domain's init, from libvirt's own status file. */
export async function findInitPid(name: string): Promise<number> {
  const status = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "" }).parse(
    await readFile(`/run/libvirt/lxc/${name}.xml`, "utf8"),
  ) as { domstatus: { init: { pid: string } } };
  return Number(status.domstatus.init.pid);
}

/** Path of a file of a running container as the host sees it. */
export async function insidePath(name: string, path: string): Promise<string> {
  return join(`/proc/${await findInitPid(name)}/root`, path);
}

/** Writes a file into a running container, as an administrator would. */
export async function writeInside(name: string, path: string, content: string): Promise<void> {
  await writeFile(await insidePath(name, path), content);
}

/** What the product promises about the host's files, checked from outside with the kernel's own view. */
export async function expectIsolated(name: string): Promise<void> {
  const hostUsr = await stat("/usr");
  const ownUsr = await stat(await insidePath(name, "/usr"));
  expect([ownUsr.dev, ownUsr.ino], "/usr is the host's").toEqual([hostUsr.dev, hostUsr.ino]);
  expect(await readMountOptions(name, "/usr"), "/usr is read-only").toContain("ro");

  await expect(stat(await insidePath(name, "/etc/shadow")), "no /etc/shadow").rejects.toThrow("ENOENT");
  for (const directory of ["/home", "/root", "/run"]) {
    const host = await stat(directory);
    const own = await stat(await insidePath(name, directory));
    expect([own.dev, own.ino], `${directory} is not the host's`).not.toEqual([host.dev, host.ino]);
  }
  expect(await readdir(await insidePath(name, "/home")), "/home is empty").toEqual([]);
  expect(await readdir(await insidePath(name, "/run")), "no libvirt socket").not.toContain("libvirt");

  const hostEtc = await stat("/etc/nginx/nginx.conf");
  const ownEtc = await stat(await insidePath(name, "/etc/nginx/nginx.conf"));
  expect([ownEtc.dev, ownEtc.ino], "/etc/nginx is the container's own").not.toEqual([
    hostEtc.dev,
    hostEtc.ino,
  ]);
}

async function readMountOptions(name: string, target: string): Promise<string[]> {
  const mounts = await readFile(`/proc/${await findInitPid(name)}/mounts`, "utf8");
  const line = mounts.split("\n").find((row) => row.split(" ")[1] === target);
  return line?.split(" ")[3]?.split(",") ?? [];
}
