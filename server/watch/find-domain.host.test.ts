import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { listDomains } from "@/server/host/list-domains";
import { shellDomain } from "@/server/host/testing/shell-domain";
import { findDomain } from "./find-domain";

const { name, uuid } = shellDomain("find", "exec /bin/sleep 70");
const record = { name, uuid, autostart: true };
const statusFile = `/run/libvirt/lxc/${name}.xml`;

it("finds without libvirt what libvirt says, and keeps what only libvirt knows", async () => {
  const listed = await untilBegun();
  expect(await findDomain(record, null, undefined)).toEqual({
    ...listed,
    autostart: true,
    persistent: true,
  });
  expect(await findDomain(record, null, listed)).toEqual(listed);
  expect(await findDomain({ ...record, uuid: randomUUID() }, null, undefined)).toMatchObject({
    state: "shut off",
    initPid: null,
  });
});

it("takes a domain for ended whose status file was left behind", async () => {
  const listed = await untilBegun();
  const { pid } = spawnSync("/bin/true");
  const before = { ...listed, name: `${name}-left` };
  const left = `/run/libvirt/lxc/${before.name}.xml`;
  const status = readFileSync(statusFile, "utf8");
  writeFileSync(left, status.replace(/ pid='\d+'/g, ` pid='${pid}'`));
  try {
    const off = { state: "shut off", initPid: null, controllerPid: null };
    expect(await findDomain(before, null, before)).toEqual({ ...before, ...off });
    expect(await findDomain(before, null, null)).toBeNull();
    writeFileSync(left, status);
    expect(await findDomain(before, null, before)).toEqual(before);
  } finally {
    rmSync(left);
  }
});

async function untilBegun() {
  for (;;) {
    const listed = await findDomain(record, await listDomains(), undefined);
    if (listed !== null && listed.initPid !== null) return listed;
  }
}
