import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildWork } from "@/server/build/build-work";
import { handPlan } from "@/server/build/testing/hand-plan";
import { runSteps } from "@/server/build/testing/run-steps";
import type { Plan } from "@/server/contract/plan";
import { readDomainXml } from "@/server/host/read-domain-xml";
import { planFor } from "@/server/plan/testing/plan-for";
import { readFacts } from "@/server/plan/testing/read-facts";
import { deleteWork } from "@/server/run/delete-work";
import { startWork } from "@/server/run/start-work";
import { compareDefinitions } from "./compare-definitions";

let count = 0;
let name: string;
let folder: string;

beforeEach(() => {
  name = `t-def-${process.pid}-${++count}`;
  folder = mkdtempSync(join(tmpdir(), "t-definition-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe("a definition that libvirt has stored", () => {
  const plans = (["nginx", "apache2", "redis-server", "memcached", "python3"] as const).flatMap((program) =>
    [{ kind: "directory" }, { kind: "image", sizeMiB: 64 }].flatMap((store) =>
      ["nat", "none"].map((network) => ({ program, kind: store.kind, network, store })),
    ),
  );

  it.each(plans)(
    "does not differ from the plan of $program, $kind, $network",
    ({ program, store, network }) => {
      const { domainXml } = named(planFor(readFacts(program), { store, network }));
      expect(compareDefinitions(domainXml, define(domainXml), "stored")).toEqual([]);
    },
  );

  it.each<[string, (xml: string) => string, string]>([
    [
      "a device of the host",
      (xml) =>
        addDevice(
          xml,
          "<hostdev mode='capabilities' type='misc'><source><char>/dev/mem</char></source></hostdev>",
        ),
      "hostdev",
    ],
    [
      "a disk",
      (xml) =>
        addDevice(
          xml,
          "<disk type='block' device='disk'><source dev='/dev/vda'/><target dev='vda' bus='virtio'/></disk>",
        ),
      "disk",
    ],
    [
      "a second interface",
      (xml) => addDevice(xml, "<interface type='network'><source network='default'/></interface>"),
      "interface type=network",
    ],
    [
      "a bridge instead of the network",
      (xml) => xml.replace('type="network"', 'type="bridge"').replace('network="default"', 'bridge="virbr0"'),
      "interface type is bridge, planned network",
    ],
    [
      "another network",
      (xml) => xml.replace('network="default"', 'network="lan"'),
      "interface source network is lan, planned default",
    ],
    [
      "another address",
      (xml) => xml.replace(/mac address="[^"]*"/, 'mac address="52:54:00:00:00:01"'),
      "interface mac address is 52:54:00:00:00:01",
    ],
    [
      "other users",
      (xml) =>
        addPart(
          xml,
          "<idmap><uid start='0' target='0' count='9'/><gid start='0' target='0' count='9'/></idmap>",
        ),
      "idmap (",
    ],
    [
      "another's network",
      (xml) =>
        addPart(
          xml,
          "<lxc:namespace xmlns:lxc='http://libvirt.org/schemas/domain/lxc/1.0'><lxc:sharenet type='name' value='web2'/></lxc:namespace>",
        ),
      "lxc:sharenet type=name value=web2",
    ],
    ["another label", (xml) => addPart(xml, "<seclabel type='none'/>"), "seclabel"],
    [
      "one more file system",
      (xml) =>
        addDevice(xml, "<filesystem type='mount'><source dir='/etc'/><target dir='/srv'/></filesystem>"),
      "filesystem accessmode=passthrough type=mount (source dir=/etc, target dir=/srv) is not planned",
    ],
    ["a file system that is written to", (xml) => xml.replace("<readonly/>", ""), "readonly is not there"],
    [
      "another source",
      (xml) => xml.replace('source dir="/usr"', 'source dir="/"'),
      "filesystem at /usr source dir is /, planned /usr",
    ],
    ["another init", (xml) => xml.replace(/<init>[^<]*/, "<init>/bin/sh"), "os init is /bin/sh, planned"],
    [
      "another argument of the init",
      (xml) => xml.replace("<initarg>--", "<initarg>-v"),
      "os initarg is -v, planned --",
    ],
    [
      "a capability",
      (xml) =>
        xml.replace('<capabilities policy="deny">', "<capabilities policy=\"deny\"><sys_admin state='on'/>"),
      "features capabilities sys_admin state=on is not planned",
    ],
    [
      "all capabilities",
      (xml) => xml.replace('policy="deny"', 'policy="allow"'),
      "features capabilities policy is allow, planned deny",
    ],
    ["the host's network", (xml) => xml.replace("<privnet/>", ""), "features privnet is not there"],
    [
      "more memory",
      (xml) => xml.replace(/<memory unit="MiB">\d+/, '<memory unit="GiB">7'),
      "memory is 7340032 KiB, planned",
    ],
    ["another emulator", (xml) => addDevice(xml, "<emulator>/bin/true</emulator>"), "emulator /bin/true"],
    [
      "another partition",
      (xml) => addPart(xml, "<resource><partition>/system</partition></resource>"),
      "resource (partition /system)",
    ],
  ])("tells %s", (_, edit, words) => {
    const { domainXml } = named(planFor(readFacts("nginx"), { network: "nat" }));
    const edited = edit(domainXml);
    expect(edited).not.toBe(domainXml);
    const told = compareDefinitions(domainXml, define(edited), "stored");
    expect(told.join("; ")).toContain(words);
  });
});

describe("the definition of a domain that runs", () => {
  let plan: Plan;

  beforeEach(async () => {
    const made = handPlan(name, { stateDir: folder });
    const nic =
      "<interface type='network'><mac address='52:54:00:5c:00:01'/><source network='default'/></interface>";
    plan = { ...made, domainXml: addDevice(made.domainXml, nic) };
    await runSteps(buildWork(plan, { jobId: "job1", settings: { stateDir: folder } }));
    await runSteps(startWork(plan));
  });

  afterEach(async () => {
    await runSteps(deleteWork(plan, { force: true }));
  });

  it("does not differ, and one that was changed for the run alone does", async () => {
    expect(await compareLive()).toEqual([]);
    const device = join(folder, "device.xml");
    writeFileSync(
      device,
      "<hostdev mode='capabilities' type='misc'><source><char>/dev/kmsg</char></source></hostdev>",
    );
    virsh("attach-device", "--live", "--file", device, "--domain", plan.uuid);
    const { stored } = await readDomainXml(plan.uuid);
    expect(compareDefinitions(plan.domainXml, stored, "stored")).toEqual([]);
    expect(await compareLive()).toEqual([
      "hostdev mode=capabilities type=misc (source (char /dev/kmsg)) is not planned",
    ]);
  });

  async function compareLive(): Promise<string[]> {
    const { live } = await readDomainXml(plan.uuid);
    return compareDefinitions(plan.domainXml, live ?? "", "live");
  }
});

/** The fixtures' plans are all of web1 with one uuid. */
function named({ domainXml }: Plan): { domainXml: string } {
  return { domainXml: domainXml.replace("<name>web1<", `<name>${name}<`) };
}

function addDevice(xml: string, device: string): string {
  return xml.replace("</devices>", `${device}</devices>`);
}

function addPart(xml: string, part: string): string {
  return xml.replace("</domain>", `${part}</domain>`);
}

/** As libvirt gives it back; it stays only for that long. */
function define(xml: string): string {
  const file = join(folder, "domain.xml");
  writeFileSync(file, xml);
  virsh("define", "--file", file);
  try {
    return virsh("dumpxml", "--inactive", "--domain", name);
  } finally {
    virsh("undefine", "--domain", name);
  }
}

function virsh(...args: string[]): string {
  return execFileSync("virsh", ["-q", "-c", "lxc:///", ...args], { encoding: "utf8" });
}
