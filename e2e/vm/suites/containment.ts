import { describe, expect, it } from "vitest";
import { askHost } from "../ask-host";
import { type TestContainer, testContainers } from "../test-containers";

const confined = testContainers.filter(({ permissive }) => !permissive);

/** The host enforces, and every container of the test is what its label says, with files that stay so. */
export function testContainment(): void {
  describe("the host", () => {
    testHost();
  });
  describe.each(confined)("container $name", (container) => {
    testContainer(container);
  });
}

function testHost(): void {
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
}

function testContainer({ name, processContext, fileContext, address, store }: TestContainer): void {
  it("serves its page", async () => {
    expect((await askHost(`curl -s --max-time 60 http://${address}/`)).stdout).toBe(`page of ${name}\n`);
  });

  it("has nothing but processes with its own label", async () => {
    const { stdout } = await askHost(listLabels, { input: name });
    const labels = stdout.trimEnd().split("\n");
    expect(labels.length).toBeGreaterThanOrEqual(4);
    expect(new Set(labels)).toEqual(new Set([processContext]));
  });

  it("keeps type and pair of its files when the host relabels them, whole", async () => {
    const { stdout } = await askHost(
      `restorecon -R -F -v ${store.path}; find ${store.path} -printf '%Z\\n' | sort -u`,
    );
    expect(stdout).toBe(`${fileContext}\n`);
  });
}

/** Labels of every process in the pid namespace of a container's first process. */
const listLabels = `
read -r name
init=$(sed -n "s/.*<init pid='\\([0-9]*\\)'.*/\\1/p" "/run/libvirt/lxc/$name.xml")
space=$(ps -o pidns= -p "$init")
ps -eo pidns=,label= | while read -r other label; do
  [ "$other" -ne "$space" ] || echo "$label"
done`;
