import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askHost } from "../ask-host";
import { deliberately } from "../deliberately";
import { runGuestScript } from "../run-guest-script";
import { runInside } from "../run-inside";
import { testContainers } from "../test-containers";

const left = testContainers.find(({ name }) => name === "left");
const log = `${left?.store.path}/log`;

/** Who writes into a container's tree from outside, and how. */
const writers: [who: string, file: string, command: string][] = [
  ["the administrator", "by-administrator", `echo from outside >${log}/by-administrator`],
  [
    "a service of the host",
    "by-service",
    `systemd-run --quiet --wait sh -c 'echo from outside >${log}/by-service'`,
  ],
];

/** A new file of the host in a container's directory: with the statement about ranges in the policy, and without. */
export function testInheritance(): void {
  describe("with the statement", () => {
    it.each(writers)(
      "what %s writes carries the pair, and the container uses it at once",
      async (_, file, command) => {
        expect(await write(file, command)).toBe("s0:c12,c77");
        const use = `cat /.sandboxcontainer/log/${file} && echo more >>/.sandboxcontainer/log/${file} && rm /.sandboxcontainer/log/${file}`;
        expect(await runInside("left", use)).toBe("from outside\nexit 0\n");
      },
    );
  });

  describe("without it", () => {
    beforeAll(() => runGuestScript("switch-inheritance.sh", ["off"]));
    afterAll(() => runGuestScript("switch-inheritance.sh", ["on"]));

    it.each(writers)("what %s writes has no pair, and no container may have it", async (_, file, command) => {
      expect(await write(file, command)).toBe("s0");
      const { output } = await deliberately(() => runInside("left", `cat /.sandboxcontainer/log/${file}`));
      expect(output).toMatch(/Permission denied\nexit 1\n$/);
    });
  });
}

async function write(file: string, command: string): Promise<string> {
  const { code, stdout, stderr } = await askHost(`${command} && stat --format %C ${log}/${file}`);
  expect(`${code} ${stderr}`).toBe("0 ");
  return stdout.trim().split(":").slice(3).join(":");
}
