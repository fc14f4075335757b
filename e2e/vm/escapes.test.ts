import { beforeAll, describe, expect, it } from "vitest";
import { type Barrier, escapeAttempts } from "./escape-attempts";
import { makeContainers } from "./make-containers";
import { runAttempts } from "./run-attempts";
import { writeEscapeTable } from "./write-escape-table";

/** The barriers that stand under each condition; the name is that of the test container. */
const conditions: { container: string; barriers: Barrier[] }[] = [
  { container: "left", barriers: ["label", "capabilities", "devices"] },
  { container: "label", barriers: ["label", "devices"] },
  { container: "capabilities", barriers: ["capabilities", "devices"] },
  { container: "neither", barriers: ["devices"] },
];

const results = new Map<string, Map<string, string | null>>();

beforeAll(async () => {
  await makeContainers();
  for (const { container } of conditions) {
    results.set(container, await runAttempts(container, escapeAttempts));
  }
  writeEscapeTable(escapeAttempts, results);
});

describe.each(conditions)("with $barriers ($container)", ({ container, barriers }) => {
  it.each(escapeAttempts)("$id: $what", ({ id, stoppedBy }) => {
    const result = results.get(container)?.get(id);
    expect(result, "the attempt was made").not.toBeUndefined();
    if (stoppedBy.some((barrier) => barriers.includes(barrier))) expect(result).not.toBeNull();
    else expect(result).toBeNull();
  });
});
