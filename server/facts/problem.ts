import type { ExecutableReport } from "@/server/contract/executable-report";

/** A reason not to run the program, and what to do. */
export const refuse = (code: string, text: string, fix: string | null): Problem => ({
  severity: "refuse",
  code,
  text,
  fix,
});

/** Something to know before it is run, and what to do. */
export const warn = (code: string, text: string, fix: string | null): Problem => ({
  severity: "warn",
  code,
  text,
  fix,
});

export type Problem = ExecutableReport["problems"][number];
