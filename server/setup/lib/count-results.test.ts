import { describe, expect, it } from "vitest";
import { countPlaywright, countVitest, formatCounts } from "./count-results.mjs";

describe("countVitest", () => {
  const passed = { status: "passed", assertionResults: [{ status: "passed" }] };

  it("sums what ran, and counts a file that could not be loaded as one failure", () => {
    const broken = { status: "failed", assertionResults: [] };
    const failed = { status: "failed", assertionResults: [{ status: "failed" }] };
    const numbers = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
    expect(countVitest({ ...numbers, testResults: [passed, failed, broken] })).toEqual({
      passed: 5,
      failed: 2,
      skipped: 3,
    });
  });
});

describe("countPlaywright", () => {
  it("counts flaky tests and errors outside tests as failures", () => {
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
    expect(countPlaywright({ stats, errors: [{ message: "does not load" }] })).toEqual({
      passed: 3,
      failed: 3,
      skipped: 2,
    });
  });
});

describe("formatCounts", () => {
  it("names skipped tests only when there are any", () => {
    expect(formatCounts({ passed: 12, failed: 0, skipped: 0 })).toBe("12 passed, 0 failed");
    expect(formatCounts({ passed: 0, failed: 1, skipped: 3 })).toBe("0 passed, 1 failed, 3 skipped");
  });
});
