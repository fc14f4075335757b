import type { Argv } from "yargs";

/** `verify NAME`: the self-test of one container. JSON: a Verification. Exit code 1 when something failed. */
export function addVerify(yargs: Argv<{ json: boolean }>) {
  yargs.command(
    "verify <name>",
    "Test what holds a container back, and whether it is as planned",
    (command) =>
      command
        .positional("name", { type: "string", demandOption: true, describe: "Name of the container" })
        .example("$0 verify web1", "changes nothing; most of it needs the container to run"),
    async ({ name, json }) => {
      const { connectHelper } = await import("../client/connect-helper");
      const { readName } = await import("../read-name");
      const { formatVerification } = await import("../output/format-verification");
      const { print, printJson } = await import("../output/print");
      const verification = await connectHelper().containers.verify.mutate({ name: readName(name) });
      if (json) printJson(verification);
      else print(formatVerification(verification));
      if (verification.findings.some(({ state }) => state === "fail")) process.exitCode = 1;
    },
  );
}
