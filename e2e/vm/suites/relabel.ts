import { beforeAll, describe, expect, it } from "vitest";
import { ask } from "../ask";
import { testContainers } from "../test-containers";

const stores = testContainers.map(({ store }) => store.path).join(" ");

/**
 * The whole host is labelled anew by force, as at a boot with /.autorelabel (fixfiles(8)): no container's file changes its
 * label, and all of them go on.
 */
export function testRelabel(): void {
  let before = "";
  beforeAll(async () => {
    before = await listLabels();
    // A file of the host that has lost its label shows that it was looked at, forced.
    await ask("chcon system_u:object_r:tmp_t:s0:c1 /etc/hostname && fixfiles -F restore");
  });

  it("gives a file of the host its label again", async () => {
    expect(await ask("stat --format %C /etc/hostname")).toMatch(/^system_u:object_r:\w+:s0\n$/);
    expect(await ask("stat --format %C /etc/hostname")).not.toContain("tmp_t");
  });

  it("changes no label of any container's files", async () => {
    expect(before.match(/container_file_t/g)?.length).toBeGreaterThan(300);
    expect(await listLabels()).toBe(before);
  });

  describe.each(testContainers)("container $name", ({ name, address }) => {
    it("serves its page", async () => {
      expect(await ask(`curl -s --max-time 60 http://${address}/`)).toBe(`page of ${name}\n`);
    });
  });
}

function listLabels(): Promise<string> {
  return ask(`find ${stores} -printf '%Z %p\\n' | sort`);
}
