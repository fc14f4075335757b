import type { Argv } from "yargs";
import { logLevelSchema } from "@/server/contract/log-level";
import { unprotect } from "../protect-values";

/** `logs NAME`: what the program wrote. JSON: a LogPage, with a filter a LogView; with --follow one {offset, text} a line. */
export function addLogs(yargs: Argv<{ json: boolean }>) {
  const text = { type: "string", requiresArg: true, coerce: unprotect } as const;
  yargs.command(
    "logs <name>",
    "Show what the program wrote",
    (command) =>
      command
        .positional("name", { type: "string", demandOption: true, describe: "Name of the container" })
        .option("follow", { type: "boolean", alias: "f", describe: "Go on with new lines until Ctrl-C" })
        .option("lines", { type: "number", alias: "n", default: 100, describe: "How many, at most 2000" })
        .option("grep", { ...text, describe: "Only lines with this in them, in upper or lower case" })
        .option("level", {
          choices: logLevelSchema.options,
          requiresArg: true,
          describe: "Only lines that say that they are at least so serious",
        })
        .option("since", { ...text, describe: "Only from then on: 10m, 2h, 3d, 14:30, 2026-11-24 [14:30]" })
        .example("$0 logs web1 -f -n 20", "the last 20 lines, and what comes"),
    async ({ name, follow, lines, grep, level, since, json }) => {
      const { showLogs } = await import("../show-logs");
      await showLogs(name, { follow: follow ?? false, lines, grep, level, since, json });
    },
  );
}
