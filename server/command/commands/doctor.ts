import type { Argv } from "yargs";

/** `doctor`: what this host lacks, with the fix. JSON: an array of Check. Exit code 1 when a check failed. */
export function addDoctor(yargs: Argv<{ json: boolean }>) {
  yargs.command(
    "doctor",
    "Check what this host needs",
    (command) => command.example("$0 doctor", "works without the helper, best as root"),
    async ({ json }) => {
      const { runDoctor } = await import("@/server/doctor/run-doctor");
      const { formatChecks } = await import("../output/format-checks");
      const { print, printJson } = await import("../output/print");
      const checks = await runDoctor("command");
      if (json) printJson(checks);
      else print(formatChecks(checks));
      if (checks.some(({ state }) => state === "fail")) process.exitCode = 1;
    },
  );
}
