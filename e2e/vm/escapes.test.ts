import { beforeAll, describe, expect, it } from "vitest";
import { escapeAttempts } from "./escape-attempts";
import { runAttempts } from "./run-attempts";

const conditions = ["left", "label", "capabilities", "neither"] as const;
const results = new Map<string, Map<string, string | null>>();

beforeAll(async () => {
  for (const name of conditions) results.set(name, await runAttempts(name, escapeAttempts));
});

describe("ways out of a container", () => {
  it.each(escapeAttempts)("$id: $what", ({ id }) => {
    const full = results.get("left");
    expect(full?.has(id)).toBe(true);
    expect(full?.get(id)).not.toBeNull();
  });
});
