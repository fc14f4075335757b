import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readDomainFiles } from "./read-domain-files";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sc-domains-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

it("reads the labels of every driver's domains, defined and running", async () => {
  write("etc/qemu/vm.xml", seclabel("static", "system_u:system_r:svirt_t:s0:c1,c2"));
  write("etc/libxl/guest.xml", "<domain type='xen'><name>guest</name></domain>");
  write(
    "etc/lxc/box.xml",
    "<seclabel type='dynamic'><baselabel>a:b:c:s0:c3,c4</baselabel><imagelabel>a:b:d:s0:c5,c6</imagelabel></seclabel>",
  );
  write(
    "run/qemu/other.xml",
    `<domstatus state='running'>${seclabel("dynamic", "a:b:c:s0:c7,c8")}</domstatus>`,
  );
  write("etc/qemu.conf", seclabel("static", "a:b:c:s0:c9,c10"));
  write("etc/qemu/vm.xml.new", seclabel("static", "a:b:c:s0:c11,c12"));
  const folders = ["etc", "run", "none"].map((name) => join(folder, name));
  expect((await readDomainFiles(folders)).sort()).toEqual([
    "a:b:c:s0:c3,c4",
    "a:b:c:s0:c7,c8",
    "a:b:d:s0:c5,c6",
    "system_u:system_r:svirt_t:s0:c1,c2",
  ]);
});

function seclabel(type: string, label: string): string {
  return `<seclabel type='${type}' model='selinux'><label>${label}</label></seclabel>`;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
