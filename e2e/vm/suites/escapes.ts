import { beforeAll, describe, expect, it } from "vitest";
import { ask } from "../ask";
import { conditions } from "../conditions";
import { deliberately } from "../deliberately";
import { escapeAttempts } from "../escape-attempts";
import { readVersions } from "../read-versions";
import { runAttempts } from "../run-attempts";
import { writeEscapeTable } from "../write-escape-table";

/** Every attempt under every condition, each as it was foretold; writes the table into SECURITY.md. */
export function testEscapes(): void {
  const results = new Map<string, Map<string, string | null>>();
  const starts: Starts[] = [];

  beforeAll(async () => {
    starts.push(await readStarts());
    for (const { container } of conditions) {
      const { output } = await deliberately(() => runAttempts(container, escapeAttempts));
      results.set(container, output);
    }
    starts.push(await readStarts());
    writeEscapeTable(escapeAttempts, results, await readVersions());
  });

  describe.each(conditions)("with $barriers ($container)", ({ container, barriers }) => {
    it.each(escapeAttempts)("$id: $what", ({ id, stoppedBy }) => {
      const result = results.get(container)?.get(id);
      expect(result, "the attempt was made").not.toBeUndefined();
      if (stoppedBy.some((barrier) => barriers.includes(barrier))) expect(result).not.toBeNull();
      else expect(result).toBeNull();
    });

    it("the container has started anew where it was restarted, and only there", () => {
      const [before, after] = starts.map(({ domains }) => domains.get(container));
      expect(after).toMatch(/^\d+$/);
      expect(after !== before).toBe(results.get(container)?.get("reboot") === null);
    });
  });

  it("the host is the one that it was", () => {
    const [before, after] = starts;
    expect(after?.host).toBe(before?.host);
  });
}

/** By which id the host was started, and by which each container. */
type Starts = { host: string; domains: Map<string, string> };

async function readStarts(): Promise<Starts> {
  const host = await ask("cat /proc/sys/kernel/random/boot_id");
  const domains = new Map<string, string>();
  for (const { container } of conditions) {
    domains.set(container, (await ask(`virsh -q -c lxc:/// domid ${container}`)).trim());
  }
  return { host, domains };
}
