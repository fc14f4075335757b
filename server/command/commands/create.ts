import type { Argv } from "yargs";
import { addChoices } from "../choices";
import { readProgram } from "../read-program";

/** `create EXECUTABLE`: plans and builds a container. JSON: {container, job}. */
export function addCreate(yargs: Argv<{ json: boolean }>) {
  yargs.command(
    "create [executable]",
    "Build a container for a program",
    (command) =>
      addChoices(command)
        .positional("executable", { type: "string", describe: "Absolute path of the program" })
        .option("start", { type: "boolean", describe: "Start it when it is built" })
        .example("$0 create /usr/sbin/nginx --name web1 --start", "")
        .example("$0 create /usr/sbin/nginx --image 256M --set /srv=empty", "")
        .example("$0 create /usr/bin/python3 -- -m http.server 8080", ""),
    async ({ executable, "--": rest, ...choices }) => {
      const { createContainer } = await import("../create-container");
      const { path, programArguments } = readProgram(executable, rest);
      await createContainer(path, choices, programArguments);
    },
  );
}
