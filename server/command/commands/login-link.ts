import type { Argv } from "yargs";

/** `login-link`: a one-time sign-in link. JSON: {url, expiresAt (ms since the epoch), role}. */
export function addLoginLink(yargs: Argv<{ json: boolean }>) {
  yargs.command(
    "login-link",
    "Print a one-time sign-in link",
    (command) =>
      command
        .option("role", { choices: ["viewer", "operator", "admin"] as const, default: "admin" as const })
        .example("$0 login-link --role viewer", "a link that can only look"),
    async ({ role, json }) => {
      const { connectHelper } = await import("../client/connect-helper");
      const { formatLink } = await import("../output/format-link");
      const { note, print, printJson } = await import("../output/print");
      const { settings } = await import("@/server/host/settings");
      const { token, expiresAt } = await connectHelper().auth.createLink.mutate({ role });
      const url = formatLink(settings, token);
      if (json) return printJson({ url, expiresAt, role });
      const minutes = Math.max(1, Math.round((expiresAt - Date.now()) / 60_000));
      note(`Works once, within ${minutes} minutes, as ${role}.`);
      print(url);
    },
  );
}
