import type { Argv, InferredOptionTypes, Options } from "yargs";

/** Adds the choices that `plan` and `create` share to a command. */
export function addChoices<T>(yargs: Argv<T>) {
  return yargs.options(choices).group(Object.keys(choices), "Choices:");
}

export type Choices = InferredOptionTypes<typeof choices>;

const choices = {
  name: { type: "string", requiresArg: true, describe: "Name of the container (default: from the program)" },
  "package-db": { choices: ["rpm", "dpkg"], requiresArg: true, describe: "Package database to ask" },
  arg: {
    type: "string",
    array: true,
    requiresArg: true,
    describe: "Argument instead of the unit's own; repeat it, or put all behind --",
  },
  unit: { type: "string", requiresArg: true, describe: "Unit file to follow, or none" },
  image: { type: "string", requiresArg: true, describe: "Keep it in an image file of this size (64M, 2G)" },
  network: { choices: ["nat", "none"], requiresArg: true, describe: "Network (default: nat)" },
  memory: { type: "string", requiresArg: true, describe: "Memory limit (default: 512M)" },
  set: {
    type: "string",
    array: true,
    requiresArg: true,
    describe: "PATH=shared|copy|empty|tmpfs|omit: what becomes of a path",
  },
  allow: { type: "string", array: true, requiresArg: true, describe: "Give a capability (net_raw)" },
  deny: { type: "string", array: true, requiresArg: true, describe: "Take a capability away" },
  autostart: { type: "boolean", describe: "Start it with the host" },
} as const satisfies Record<string, Options>;
