import type { Argv } from "yargs";

/** `list`: every container of this host. JSON: an array of Container. */
export function addList(yargs: Argv<{ json: boolean }>) {
  yargs.command(
    "list",
    "List the containers",
    (command) => command.example("$0 list --json", "an array of containers"),
    async ({ json }) => {
      const { connectHelper } = await import("../client/connect-helper");
      const { formatContainers } = await import("../output/format-containers");
      const { print, printJson } = await import("../output/print");
      const containers = await connectHelper().containers.list.query();
      if (json) printJson(containers);
      else print(formatContainers(containers));
    },
  );
}
