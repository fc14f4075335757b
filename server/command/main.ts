import yargs from "yargs";
import { ScError } from "@/server/contract/error";
import { valueOptions } from "./choices";
import { addCompletion } from "./commands/completion";
import { addCreate } from "./commands/create";
import { addDelete } from "./commands/delete";
import { addDenials } from "./commands/denials";
import { addDoctor } from "./commands/doctor";
import { addList } from "./commands/list";
import { addLoginLink } from "./commands/login-link";
import { addLogs } from "./commands/logs";
import { addPlan } from "./commands/plan";
import { addRun } from "./commands/run";
import { addShow } from "./commands/show";
import { addTimeline } from "./commands/timeline";
import { addVerify } from "./commands/verify";
import { reportError } from "./output/report-error";
import { protectValues } from "./protect-values";

/** The command `sandboxcontainer`: reads the command line, runs one subcommand, sets the exit code. */
async function main(args: string[]): Promise<void> {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  try {
    await makeParser(protectValues(args, valueOptions)).parseAsync();
  } catch (error) {
    process.exitCode = reportError(error, { json: args.includes("--json") });
  }
}

function makeParser(args: string[]) {
  const adders = [
    addPlan,
    addCreate,
    addList,
    addShow,
    addRun,
    addDelete,
    addLogs,
    addDenials,
    addTimeline,
    addVerify,
    addDoctor,
    addLoginLink,
  ];
  const parser = yargs(args)
    .scriptName("sandboxcontainer")
    .usage(
      "$0 COMMAND\n\nRuns installed programs in libvirt LXC containers, each with its own data and label.",
    )
    .locale("en")
    .parserConfiguration({
      "populate--": true,
      "greedy-arrays": false,
      "boolean-negation": false,
      "camel-case-expansion": false,
      "parse-positional-numbers": false,
      "dot-notation": false,
    })
    .option("json", { type: "boolean", default: false, describe: "Print JSON (field names: README.md)" })
    .strict()
    .demandCommand(1, "Which command?")
    .recommendCommands()
    .exitProcess(false)
    .fail((message: string | null, error: Error | undefined) => {
      throw message === null && error !== undefined ? error : toUsageError(message ?? "");
    })
    .version(false)
    .epilogue(exitCodeHelp)
    .wrap(Math.min(110, process.stdout.columns ?? 110));
  for (const add of adders) add(parser);
  return addCompletion(parser);
}

function toUsageError(message: string): ScError {
  const text = message.startsWith("Not enough non-option arguments") ? "An argument is missing." : message;
  return new ScError("bad_input", text, { fix: "sandboxcontainer --help, or the subcommand with --help" });
}

const exitCodeHelp =
  "Exit codes: 0 done, 1 failed, 2 wrong command line, 3 not found, 4 refused by the plan, " +
  "5 helper or libvirt unreachable, 6 conflict (name taken, busy, already running), 7 not allowed, 130 cancelled.";

await main(process.argv.slice(2));
