import type { Argv, InferredOptionTypes, Options } from "yargs";
import { unprotect } from "./protect-values";

/** Adds the choices that `plan` and `create` share to a command. */
export function addChoices<T>(yargs: Argv<T>) {
  return yargs.options(choices).group(Object.keys(choices), "Choices:");
}

/** The options whose value may be anything: main.ts protects it from yargs. */
export const valueOptions = [
  "name",
  "arg",
  "unit",
  "image",
  "memory",
  "set",
  "allow",
  "deny",
  "dbpath",
  "file",
  "container",
  "since",
  "grep",
];

export type Choices = InferredOptionTypes<typeof choices>;

const one = { type: "string", requiresArg: true, coerce: unprotect } as const;
const many = {
  type: "string",
  array: true,
  requiresArg: true,
  coerce: (values: string[]) => values.map(unprotect),
} as const;

const choices = {
  name: { ...one, describe: "Name of the container (default: from the program)" },
  "package-db": { choices: ["rpm", "dpkg"], requiresArg: true, describe: "Package database to ask" },
  arg: {
    ...many,
    describe: "Argument instead of the unit's own; repeat it, or put all behind --",
  },
  unit: { ...one, describe: "Unit file to follow, or none" },
  image: { ...one, describe: "Keep it in an image file of this size (64M, 2G)" },
  network: { choices: ["nat", "none"], requiresArg: true, describe: "Network (default: nat)" },
  memory: { ...one, describe: "Memory limit (default: 512M)" },
  set: {
    ...many,
    describe: "PATH=shared|copy|empty|tmpfs|omit: what becomes of a path",
  },
  allow: { ...many, describe: "Give a capability (net_raw)" },
  deny: { ...many, describe: "Take a capability away" },
  autostart: { type: "boolean", describe: "Start it with the host" },
} as const satisfies Record<string, Options>;
