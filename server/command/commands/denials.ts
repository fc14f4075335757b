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
        .example("$0 denials --container web1 --since 1h", "what web1 was refused, and what was tried on it")
        .example("$0 denials --file audit.log --json", "one object a line (fields: README.md)")
        .example("ausearch --raw -m avc | $0 denials --file -", "any other source"),
    async ({ file, follow, container, since, json }) => {
      const { showDenials } = await import("../show-denials");
      await showDenials({ file, follow: follow ?? false, container, since, json });
    },
  );
}
