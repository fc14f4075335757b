import { beforeAll, describe, expect, it } from "vitest";
import { askHost } from "../ask-host";
import { deliberately } from "../deliberately";
import { conditions, escapeAttempts, pythonHead } from "../escape-attempts";
import { readVersions } from "../read-versions";
import { runAttempts } from "../run-attempts";
import { runInside } from "../run-inside";
import { writeEscapeTable } from "../write-escape-table";

/** Every attempt under every condition, each as it was foretold; writes the table into SECURITY.md. */
export function testEscapes(): void {
  const results = new Map<string, Map<string, string | null>>();

  beforeAll(async () => {
    for (const { container } of conditions) {
      const { output } = await deliberately(() => runAttempts(container, escapeAttempts));
      results.set(container, output);
    }
    writeEscapeTable(escapeAttempts, results, await readVersions());
  });

  describe.each(conditions)("with $barriers ($container)", ({ container, barriers }) => {
    it.each(escapeAttempts)("$id: $what", ({ id, stoppedBy }) => {
      const result = results.get(container)?.get(id);
      expect(result, "the attempt was made").not.toBeUndefined();
      if (stoppedBy.some((barrier) => barriers.includes(barrier))) expect(result).not.toBeNull();
      else expect(result).toBeNull();
    });
  });

  it("reboot(2) is refused, and with the capability for it restarts the container, not the host", async () => {
    const before = await readRun();
    expect(await runInside("left", reboot)).toContain("Operation not permitted");
    // Nobody is left to say how it ended.
    expect(await runInside("label", reboot)).toBe("");
    await mustRun(`timeout 100 sh -c '${untilRestarted(before.id)}'`);
    const after = await readRun();
    expect(after.id).toMatch(/^\d+$/);
    expect(after.boot).toBe(before.boot);
  });
}

const reboot = `python3 -c '${pythonHead}check(libc.reboot(0x1234567))'`;

/** In between it has no id, which virsh writes as "-". */
function untilRestarted(id: string): string {
  return `until now=$(virsh -q -c lxc:/// domid label) && [ "$now" != ${id} ] && [ "$now" != - ]; do sleep 0.2; done`;
}

/** Which run of the host this is, and of the container with every capability. */
async function readRun(): Promise<{ boot: string; id: string }> {
  const [boot = "", id = ""] = (
    await mustRun("cat /proc/sys/kernel/random/boot_id; virsh -q -c lxc:/// domid label")
  ).split("\n");
  return { boot, id };
}

async function mustRun(command: string): Promise<string> {
  const { code, stdout, stderr } = await askHost(command);
  expect(`${code} ${stderr}`).toBe("0 ");
  return stdout;
}
