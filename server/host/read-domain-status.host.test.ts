import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readDomainStatus } from "./read-domain-status";
import { shellDomain } from "./testing/shell-domain";

const { name, uuid } = shellDomain("status", "/bin/sleep 69 & exec /bin/sleep 70");
const statusFile = `/run/libvirt/lxc/${name}.xml`;

it("finds the init although libvirt's file does not have its pid, or has another process's", async () => {
  const status = await begun();
  const text = readFileSync(statusFile, "utf8");
  for (const pid of [0, process.pid]) {
    writeFileSync(statusFile, text.replace(/<init pid='\d+'\/>/, `<init pid='${pid}'/>`));
    expect(readFileSync(statusFile, "utf8")).toContain(`<init pid='${pid}'/>`);
    expect(await readDomainStatus(name, uuid)).toEqual(status);
  }
});

it("knows a domain by its uuid, not by its name", async () => {
  expect(await readDomainStatus(name, randomUUID())).toBeNull();
  expect(await readDomainStatus(`../lxc/${name}`, uuid)).toBeNull();
});

/** Its status, once libvirt has been told of the init, and the init has started its child. */
async function begun() {
  for (;;) {
    const status = await readDomainStatus(name, uuid);
    const pid = /<init pid='(\d+)'\/>/.exec(readFileSync(statusFile, "utf8"))?.[1];
    if (status === null || Number(pid) !== status.initPid) continue;
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
    if (command === "/bin/sleep\u000070\u0000") return status;
  }
}
