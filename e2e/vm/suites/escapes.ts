import { beforeAll, describe, expect, it } from "vitest";
import { deliberately } from "../deliberately";
import { conditions, escapeAttempts } from "../escape-attempts";
import { readVersions } from "../read-versions";
import { runAttempts } from "../run-attempts";
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
}
