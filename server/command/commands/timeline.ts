import type { Argv } from "yargs";
import { timelineKindSchema } from "@/server/contract/timeline";

/** `timeline NAME`: all that happened to a container, newest first. JSON: a list of TimelineEntry. */
export function addTimeline(yargs: Argv<{ json: boolean }>) {
  yargs.command(
    "timeline <name>",
    "Show what happened to a container: states, work, denials, errors, and who did what",
    (command) =>
      command
        .positional("name", { type: "string", demandOption: true, describe: "Name of the container" })
        .option("kind", {
          choices: timelineKindSchema.options,
          array: true,
          requiresArg: true,
          describe: "Only these kinds",
        })
        .option("lines", { type: "number", alias: "n", default: 50, describe: "How many, at most 500" })
        .example("$0 timeline web1 --kind state denial", "when it ran, and what it was denied"),
    async ({ name, kind, lines, json }) => {
      const { showTimeline } = await import("../show-timeline");
      await showTimeline(name, { kinds: kind, lines, json });
    },
  );
}
