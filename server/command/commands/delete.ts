import type { Argv } from "yargs";

/** `delete NAME`: says what goes and what stays, asks, deletes. JSON: {deletion, job}. */
export function addDelete(yargs: Argv<{ json: boolean }>) {
  yargs.command(
    "delete <name>",
    "Delete a container and its data",
    (command) =>
      command
        .positional("name", { type: "string", demandOption: true, describe: "Name of the container" })
        .option("yes", { type: "boolean", alias: "y", describe: "Do not ask" })
        .option("force", { type: "boolean", describe: "Also when it runs: it is stopped first" })
        .example("$0 delete web1", "shows what goes, asks")
        .example("$0 delete web1 --yes --force", "for scripts"),
    async ({ name, yes, force, json }) => {
      const { deleteContainer } = await import("../delete-container");
      await deleteContainer(name, { yes: yes ?? false, force: force ?? false, json });
    },
  );
}
