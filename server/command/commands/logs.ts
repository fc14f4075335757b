import type { Argv } from "yargs";

/** `logs NAME`: what the program wrote. JSON: a LogPage; with --follow one {offset, text} a line. */
export function addLogs(yargs: Argv<{ json: boolean }>) {
  yargs.command(
    "logs <name>",
    "Show what the program wrote",
    (command) =>
      command
        .positional("name", { type: "string", demandOption: true, describe: "Name of the container" })
        .option("follow", { type: "boolean", alias: "f", describe: "Go on with new lines until Ctrl-C" })
        .option("lines", { type: "number", alias: "n", default: 100, describe: "How many, at most 2000" })
        .example("$0 logs web1 -f -n 20", "the last 20 lines, and what comes"),
    async ({ name, follow, lines, json }) => {
      const { showLogs } = await import("../show-logs");
      await showLogs(name, { follow: follow ?? false, lines, json });
    },
  );
}
