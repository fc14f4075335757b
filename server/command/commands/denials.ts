import type { Argv } from "yargs";
import { unprotect } from "../protect-values";

/** `denials`: what SELinux denied, from this host's audit log or any other. JSON: one Denial a line. */
export function addDenials(yargs: Argv<{ json: boolean }>) {
  const text = { type: "string", requiresArg: true, coerce: unprotect } as const;
  yargs.command(
    "denials",
    "Show what SELinux denied, whose it was and why",
    (command) =>
      command
        .option("file", {
          ...text,
          describe: "Audit log to read, - for standard input (default: this host's)",
        })
        .option("follow", { type: "boolean", alias: "f", describe: "Go on with new ones until Ctrl-C" })
        .option("container", { ...text, describe: "Only what is of this container, or about it" })
        .option("since", { ...text, describe: "Only from then on: 10m, 2h, 3d, 14:30, 2026-11-24 [14:30]" })
        .option("export", {
          choices: ["text", "cil"] as const,
          requiresArg: true,
          describe: "Print them whole, records included, or as a policy module of what a rule may allow",
        })
        .command(
          "list <name>",
          "What the page of a container lists, with the ids that the others take",
          (list) =>
            list
              .positional("name", { ...name, describe: "Name of the container" })
              .option("dismissed", { type: "boolean", describe: "Those that were dismissed, too" }),
          async ({ name, dismissed, json }) => {
            const { listDenials } = await import("../denials/list-denials");
            await listDenials(name, { dismissed: dismissed ?? false, json });
          },
        )
        .command(
          "dismiss <name> <ids..>",
          "Count them no longer, until there is one more",
          withIds,
          async ({ name, ids, json }) => {
            const { dismissDenials } = await import("../denials/dismiss-denials");
            await dismissDenials("dismiss", name, ids, json);
          },
        )
        .command("restore <name> <ids..>", "Take a dismissal back", withIds, async ({ name, ids, json }) => {
          const { dismissDenials } = await import("../denials/dismiss-denials");
          await dismissDenials("restore", name, ids, json);
        })
        .command(
          "fix <name> <id>",
          "Show what an answer to a denial would change, ask, and change it",
          (fix) =>
            consented(fix)
              .positional("id", {
                type: "string",
                demandOption: true,
                describe: "Id that `denials list` prints, or how it begins",
              })
              .option("choice", {
                type: "number",
                requiresArg: true,
                describe: "Which answer, where there are several: the first is 1",
              }),
          async ({ name, id, choice, yes, restart, json }) => {
            const { fixDenial } = await import("../denials/fix-denial");
            await fixDenial(name, id, { choice, yes: yes ?? false, restart: restart ?? false, json });
          },
        )
        .command(
          "undo <name>",
          "Take the last such change of a container back: its plan before comes back",
          consented,
          async ({ name, yes, restart, json }) => {
            const { undoFix } = await import("../denials/undo-fix");
            await undoFix(name, { yes: yes ?? false, restart: restart ?? false, json });
          },
        )
        .example("$0 denials --container web1 --since 1h", "what web1 was refused, and what was tried on it")
        .example("$0 denials --file audit.log --json", "one object a line (fields: README.md)")
        .example("ausearch --raw -m avc | $0 denials --file -", "any other source"),
    async ({ file, follow, container, since, json, export: format }) => {
      const { showDenials } = await import("../show-denials");
      await showDenials({ file, follow: follow ?? false, container, since, json, format });
    },
  );
}

const name = { type: "string", demandOption: true } as const;

function consented<T extends { json: boolean }>(command: Argv<T>) {
  return command
    .positional("name", { ...name, describe: "Name of the container" })
    .option("yes", { type: "boolean", alias: "y", describe: "Do not ask" })
    .option("restart", { type: "boolean", describe: "Where it runs, it may be stopped and started" });
}

function withIds<T extends { json: boolean }>(command: Argv<T>) {
  return command.positional("name", { ...name, describe: "Name of the container" }).positional("ids", {
    type: "string",
    array: true,
    demandOption: true,
    describe: "Ids that `denials list` prints, or how they begin",
  });
}
