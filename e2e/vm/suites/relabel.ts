import { beforeAll, describe, expect, it } from "vitest";
import { ask } from "../ask";
import { testContainers } from "../test-containers";

/**
 * The whole host is labelled anew by force, as at a boot with /.autorelabel (fixfiles(8)), while the containers run: it
 * leaves each container's files with its own pair, and gives that back to those that an attempt before had taken it from.
 */
export function testRelabel(): void {
  beforeAll(async () => {
    // A file of the host that has lost its label shows that it was looked at, forced.
    await ask("chcon system_u:object_r:tmp_t:s0:c1 /etc/hostname && fixfiles -F restore");
  });

  it("gives a file of the host its label again", async () => {
    expect(await ask("stat --format %C /etc/hostname")).toMatch(/^system_u:object_r:(?!tmp_t)\w+:s0\n$/);
  });

  describe.each(testContainers)("container $name", ({ name, address, fileContext, store }) => {
    it("has no file without its type and pair", async () => {
      expect(await ask(`find ${store.path} -printf '%Z\\n' | sort -u`)).toBe(`${fileContext}\n`);
    });

    it("serves its page", async () => {
      expect(await ask(`curl -s --max-time 60 http://${address}/`)).toBe(`page of ${name}\n`);
    });
  });
}
