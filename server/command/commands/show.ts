import type { Argv } from "yargs";

/** `show NAME`: one container. JSON: a Container; with --plan its Plan without entries; with --xml {stored, live}. */
export function addShow(yargs: Argv<{ json: boolean }>) {
  yargs.command(
    "show <name>",
    "Show one container",
    (command) =>
      command
        .positional("name", { type: "string", demandOption: true, describe: "Name of the container" })
        .option("plan", { type: "boolean", describe: "Show the plan that it was built from" })
        .option("xml", { type: "boolean", describe: "Show its libvirt XML" })
        .conflicts("plan", "xml")
        .example("$0 show web1", "state, label, address, where it is kept")
        .example("$0 show web1 --xml", "the domain XML, as libvirt has it"),
    async ({ name, json, plan, xml }) => {
      const { connectHelper } = await import("../client/connect-helper");
      const { readName } = await import("../read-name");
      const helper = connectHelper();
      const input = { name: readName(name) };
      if (plan) return showPlan(await helper.containers.plan.query(input), json);
      if (xml) return showXml(await helper.containers.xml.query(input), json);
      const { formatContainer } = await import("../output/format-container");
      const { print, printJson } = await import("../output/print");
      const container = await helper.containers.get.query(input);
      if (json) printJson(container);
      else print(formatContainer(container));
    },
  );
}

async function showPlan(plan: import("../output/format-plan").ShownPlan, json: boolean): Promise<void> {
  const { formatPlan } = await import("../output/format-plan");
  const { print, printJson } = await import("../output/print");
  if (json) printJson(plan);
  else print(formatPlan(plan, { all: false }));
}

async function showXml(xml: { stored: string; live: string | null }, json: boolean): Promise<void> {
  const { print, printJson } = await import("../output/print");
  if (json) printJson(xml);
  else print(xml.live ?? xml.stored);
}
