import { expect, it } from "vitest";
import { askHost } from "../ask-host";
import { expectedDenials, expectedErrors } from "../expected-noise";
import { readDenials } from "../read-denials";

/**
 * Nothing was denied, failed or complained about but what was meant to be and what is on the list with its reason: the
 * policy is complete for all that the tests did.
 */
export function testNoise(): void {
  it("has no denial outside the deliberate attempts", async () => {
    const denials = (await readDenials()).filter(({ attempt, source }) => attempt === null || isOurs(source));
    expect(denials.map(({ line }) => line).filter((line) => !isExpected(line, expectedDenials))).toEqual([]);
  });

  it("has lost no audit record", async () => {
    expect((await askHost("auditctl -s")).stdout).toMatch(/^lost 0$/m);
  });

  it("has no failed unit", async () => {
    expect((await askHost("systemctl --failed --no-legend --plain")).stdout).toBe("");
  });

  it("has no error in the journal", async () => {
    const { code, stdout } = await askHost(
      "journalctl --boot --priority err --quiet --no-pager --output short",
    );
    expect(code).toBe(0);
    const lines = stdout.split("\n").filter((line) => line !== "");
    expect(lines.filter((line) => !isExpected(line, expectedErrors))).toEqual([]);
  });
}

/** The product's own programs try nothing that is denied, also while a container does. */
function isOurs(source: string): boolean {
  return /:sandboxcontainer_(helper|web|command)_t:/.test(source);
}

function isExpected(line: string, list: readonly { pattern: RegExp }[]): boolean {
  return list.some(({ pattern }) => pattern.test(line));
}
