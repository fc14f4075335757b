import type { Argv } from "yargs";
import { addChoices } from "../choices";
import { unprotect } from "../protect-values";
import { readProgram } from "../read-program";

/** `plan EXECUTABLE`: the whole plan, nothing written, no helper needed. JSON: a Plan. Exit code 4 when it refuses. */
export function addPlan(yargs: Argv<{ json: boolean }>) {
  yargs.command(
    "plan [executable]",
    "Show what a container for a program would be",
    (command) =>
      addChoices(command)
        .positional("executable", { type: "string", describe: "Absolute path of the program" })
        .option("dbpath", {
          type: "string",
          requiresArg: true,
          coerce: unprotect,
          describe: "Directory of another rpm database",
        })
        .option("all", { type: "boolean", describe: "Every path on a line of its own" })
        .option("xml", { type: "boolean", describe: "Only the domain XML" })
        .option("init", { type: "boolean", describe: "Only the generated init" })
        .option("policy", { type: "boolean", describe: "Only the SELinux policy module, in CIL" })
        .conflicts("xml", ["init", "policy"])
        .conflicts("init", "policy")
        .example("$0 plan /usr/sbin/nginx", "")
        .example("$0 plan /usr/sbin/nginx --set /srv=empty --xml", "")
        .example("$0 plan /usr/sbin/httpd --package-db rpm --dbpath ./rpmdb", ""),
    async ({ executable, "--": rest, ...options }) => {
      const { planOffline } = await import("../plan-offline");
      const { readRequest } = await import("../read-request");
      const { suggestName } = await import("../suggest-name");
      const { showPlan } = await import("../show-plan");
      const { path, programArguments } = readProgram(executable, rest);
      const name = options.name ?? suggestName(path);
      const request = readRequest(path, name, options, programArguments);
      showPlan(await planOffline(request, options.dbpath), options);
    },
  );
}
