import type { Argv } from "yargs";

/**
 * `start`, `stop` and `restart`: one or more containers. JSON: an array of {name, job, error} in the order given;
 * the exit code is that of the first error.
 */
export function addRun(yargs: Argv<{ json: boolean }>) {
  for (const verb of ["start", "stop", "restart"] as const) {
    yargs.command(
      `${verb} <names..>`,
      descriptions[verb],
      (command) =>
        command
          .positional("names", {
            type: "string",
            array: true,
            demandOption: true,
            describe: "Names of containers",
          })
          .example(`$0 ${verb} web1 web2`, "both at the same time"),
      async ({ names, json }) => {
        const { runContainers } = await import("../run-containers");
        process.exitCode = await runContainers(verb, names, json);
      },
    );
  }
}

const descriptions = {
  start: "Start containers",
  stop: "Stop containers: signal, wait, then destroy",
  restart: "Stop and start containers",
} as const;
