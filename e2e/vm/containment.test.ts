import { beforeAll, describe, expect, it } from "vitest";
import { askHost } from "./ask-host";
import { makeContainers } from "./make-containers";
import { readDenials } from "./read-denials";
import { runInside } from "./run-inside";
import { testContainers } from "./test-containers";

const confined = testContainers.filter(({ permissive }) => !permissive);

beforeAll(makeContainers);

describe("the host", () => {
  it("enforces, and libvirt's container driver labels", async () => {
    const { stdout } = await askHost("getenforce; virsh -c lxc:/// capabilities");
    expect(stdout).toMatch(/^Enforcing\n/);
    expect(stdout).toContain("<model>selinux</model>");
  });

  it("has no permissive domain but the two that the comparison needs", async () => {
    const { stdout } = await askHost("seinfo --permissive --flat");
    expect(stdout.match(/\bsc_\w+_t\b/g)?.sort()).toEqual(["sc_capabilities_t", "sc_neither_t"]);
    expect(stdout).not.toMatch(/\bvirt\w*_t\b/);
  });

  it("starts no container that asks to be left unconfined", async () => {
    const xml = `<domain type='lxc'><name>bare</name><memory>65536</memory><os><type>exe</type><init>/usr/bin/id</init></os><devices><console type='pty'/></devices><seclabel type='none' model='selinux'/></domain>`;
    const { code, stderr } = await askHost("cat >/tmp/bare.xml; virsh -c lxc:/// create /tmp/bare.xml", {
      input: xml,
    });
    expect(`${code} ${stderr}`).toMatch(/^1 .*unconfined/is);
  });
});

describe.each(confined)("container $name", ({ name, processContext, fileContext, address, store }) => {
  it("serves its page", async () => {
    expect((await askHost(`curl -s http://${address}/`)).stdout).toBe(`page of ${name}\n`);
  });

  it("has nothing but processes with its own label", async () => {
    const { stdout } = await askHost(listLabels, { input: name });
    const labels = stdout.trimEnd().split("\n");
    expect(labels.length).toBeGreaterThanOrEqual(4);
    expect(new Set(labels)).toEqual(new Set([processContext]));
  });

  it("keeps type and pair of its files when the host relabels them", async () => {
    expect((await askHost(`restorecon -R -v ${store.path}`)).stdout).toBe("");
    const { stdout } = await askHost(
      `restorecon -R -F ${store.path}; find ${store.path} -printf '%Z\\n' | sort -u`,
    );
    expect(stdout).toBe(`${fileContext}\n`);
  });

  it("can use at once what the administrator writes into it, because it carries the pair", async () => {
    const note = `${store.path}/log/note`;
    const { stdout } = await askHost(`echo from outside >${note}; stat -c %C ${note}`);
    expect(stdout.trim().split(":").slice(2)).toEqual(fileContext.split(":").slice(2));
    const output = await runInside(name, "cat /.sandboxcontainer/log/note");
    expect(output).toBe("from outside\nexit 0\n");
  });
});

describe("neighbours", () => {
  it("are out of reach although the directory is mounted and the type may, and the record names both pairs", async () => {
    const output = await runInside("left", "cat /given/root/var/www/index.html");
    expect(output).toMatch(/Permission denied\nexit 1\n$/);
    const denials = (await readDenials()).filter(
      ({ source, target }) => source.endsWith(":s0:c12,c77") && target.endsWith(":s0:c13,c78"),
    );
    expect(denials.length).toBeGreaterThan(0);
    expect(denials.every(({ permissive }) => !permissive)).toBe(true);
  });
});

/** Labels of every process in the pid namespace of a container's first process. */
const listLabels = `
read -r name
init=$(sed -n "s/.*<init pid='\\([0-9]*\\)'.*/\\1/p" "/run/libvirt/lxc/$name.xml")
space=$(ps -o pidns= -p "$init")
ps -eo pidns=,label= | while read -r other label; do
  [ "$other" -ne "$space" ] || echo "$label"
done`;

describe("the host, after all that", () => {
  it("has denied nothing to libvirt and to the services that serve it", async () => {
    const ours = /:(virt\w*|systemd_machined|systemd_logind|dnsmasq|system_dbusd)_t:/;
    const denials = (await readDenials()).filter(({ source }) => ours.test(source));
    expect(denials.map(({ line }) => line)).toEqual([]);
  });

  it("has lost no record", async () => {
    expect((await askHost("auditctl -s")).stdout).toMatch(/^lost 0$/m);
  });

  it("has no failed service", async () => {
    expect((await askHost("systemctl --failed --no-legend --plain")).stdout).toBe("");
  });

  it("has no rule from a container to passwords, memory, disks, the policy or another container's type", async () => {
    const { stdout } = await askHost("sesearch -A -s sc_left_t");
    expect(stdout).toContain("container_file_t:file");
    const targets = [...stdout.matchAll(/^allow \S+ (\w+):/gm)].map(([, target]) => target ?? "");
    const forbidden =
      /^(shadow|memory_device|fixed_disk_device|security|kernel|init|virtd|virtd_lxc|sc_(?!left)\w+)_t$/;
    expect([...new Set(targets.filter((target) => forbidden.test(target)))]).toEqual(["virtd_lxc_t"]);
  });
});
