import { guestScript } from "./guest-script";

/** The program that lists what a policy allows to some types, for the Python that knows setools: `POLICY TYPE…`. */
export const rulesProgram = guestScript("list-rules.py");

/** What `rulesProgram` prints. A rule of an attribute is one for each type that has it, on both sides. */
export function readRules(output: string): Rule[] {
  return output
    .trimEnd()
    .split("\n")
    .map((line) => {
      const [source = "", target = "", object = "", ...permissions] = line.split(" ");
      return { source, target, object, permissions };
    });
}

/** `object` is the class. */
export type Rule = { source: string; target: string; object: string; permissions: string[] };
